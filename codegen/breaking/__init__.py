"""Today's contract against yesterday's: what changed, whom it breaks, and JSON that proves it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.breaking.findings import Finding, findings, name_of
from codegen.breaking.report import Comparison
from codegen.breaking.sides import Side, read_committed
from codegen.breaking.witness import with_witnesses
from codegen.drift.changes import places
from codegen.pipeline import SCHEMA, build

if TYPE_CHECKING:
    from codegen.breaking.lanes import Mode
    from codegen.config import Config
    from codegen.jsonschema import Schema

__all__ = ["Comparison", "breaking", "compare_documents"]

MODES: dict[str, tuple[Mode, ...]] = {
    "backward": ("backward",),
    "forward": ("forward",),
    "full": ("backward", "forward"),
}
"""Whom a change may break: yesterday's clients of today's server, today's of yesterday's, both."""


def breaking(config: Config, against: str, mode: str = "backward") -> Comparison:
    """Compare what the models say with a commit, a file or a folder.

    Raises CodegenError where the models cannot be exported, or no contract is there.
    """
    old = read_committed(config, against)
    new = json.loads(build(config)[SCHEMA])
    found = compare_documents(old, new, config, mode)
    models = dict.fromkeys(name_of(each) for each in found)
    lines = places(models, new.get("x-sources", {}), config.root)
    return Comparison(against, tuple(found), {each.model: each for each in lines})


def compare_documents(
    old: Schema, new: Schema, config: Config, mode: str = "backward"
) -> list[Finding]:
    """Every change between two documents, with a witness where one can be made."""
    sides = Side(old), Side(new)
    validates = config.breaking.client_validates
    found = findings(*sides, MODES[mode], client_validates=validates)
    proved = with_witnesses(found, *sides, client_validates=validates)
    allow = config.breaking.allow
    return [replace(each, allowed=allow.get(each.fingerprint, "")) for each in proved]
