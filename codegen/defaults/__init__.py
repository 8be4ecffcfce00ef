"""Defaults that one import does not share with the next: told, and left out of the document.

A default that is made of the clock, of chance or of the environment would be drift for ever. Only
those that the committed document does not have are looked at, so that nothing is asked where
nothing has changed: first the source, which may say what a default is made of, then interpreters.
"""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING

from codegen.defaults.again import imported_again
from codegen.defaults.places import Default, defaults_of, without
from codegen.defaults.source import Expressions
from codegen.errors import CodegenWarning, Problem
from codegen.export.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path as File

    from codegen.config import Config
    from codegen.defaults.places import Path
    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

__all__ = ["leave_out_unstable"]

_MADE_OF = "its default is made of the clock, of chance or of the environment when it is imported"
_ANOTHER = "its default is another one in each import"
_IMPORTS_FOR_ORDER = 4  # two members of a set come in one order by chance every second time
_HINT = "make it for each instance, with Field(default_factory=...), or write a constant"


def leave_out_unstable(document: Schema, config: Config, committed: File) -> Schema:
    """The document without defaults that the next import would not have; warns of each.

    `committed` is where the last document is, if there is one.
    """
    known = _committed(committed)
    new = {
        path: each
        for path, each in defaults_of(document).items()
        if path not in known or not _same(each.value, known[path].value)
    }
    found = dict(_unstable(new, config))
    source = Source(config.root, config.skip, config.source_folder)
    told = dict.fromkeys((new[path].place(source), what) for path, what in found.items())
    for place, what in told:
        problem = Problem("default-stable", place, f"{what}; it is left out", _HINT)
        warnings.warn(CodegenWarning(str(problem)), stacklevel=2)
    return without(document, found) if found else document


def _committed(path: File) -> Mapping[Path, Default]:
    try:
        # A link may lead to a device, which has no end.
        text = path.read_text(encoding="utf-8-sig") if path.is_file() else "null"
        return defaults_of(json.loads(text))
    except (OSError, ValueError, RecursionError, AttributeError, TypeError, KeyError):
        return {}  # it is missing, or none of ours


def _unstable(new: Mapping[Path, Default], config: Config) -> Iterator[tuple[Path, str]]:
    """The paths of defaults that differ from one import to the next, and why."""
    expressions = Expressions()
    unknown: dict[Path, JsonValue] = {}
    for path, each in new.items():
        judged = expressions.judge(*each.declared)
        if judged == "moves":
            yield path, _MADE_OF
        elif judged == "unknown":
            unknown[path] = each.value
    if unknown:
        has_order = any(isinstance(each, (list, dict)) for each in unknown.values())
        others = imported_again(config, _IMPORTS_FOR_ORDER if has_order else 1)
        for path, value in unknown.items():
            if not all(_same(value, other.get(path, value)) for other in others):
                yield path, _ANOTHER


def _same(one: JsonValue, other: JsonValue) -> bool:
    """Whether two values are printed alike; to Python 1 is True."""
    return json.dumps(one) == json.dumps(other)
