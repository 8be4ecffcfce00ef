"""What TypeScript's own parser reads in many texts, in one run of it."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from support.toolchain import TESTS, node

if TYPE_CHECKING:
    from collections.abc import Mapping

PLANTED = "PWNED"
"""A word that hostile texts hold, and that no code may hold as a name."""

_DECLARED = {
    "ExportDeclaration",
    "FirstStatement",  # which is what the parser calls `const` and its like
    "ImportDeclaration",
    "InterfaceDeclaration",
    "TypeAliasDeclaration",
}


def faults(texts: Mapping[str, str]) -> list[str]:
    """What is no TypeScript in texts by name, no declaration, or code that a text has planted."""
    run = subprocess.run(
        [node(), str(TESTS / "support" / "syntax.mjs")],
        input=json.dumps({"texts": [*texts.values()]}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = []
    for name, each in zip(texts, json.loads(run.stdout), strict=True):
        found += [f"{name}:{error}" for error in each["errors"]]
        found += [f"{name}: {kind}" for kind in each["statements"] if kind not in _DECLARED]
        found += [f"{name}: {word} is code" for word in each["planted"]]
    return found
