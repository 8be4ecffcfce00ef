"""Keys that every object of JavaScript seems to have, or none: what its judges cannot tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codegen.evidence.samples import Path

PROTO = "__proto__"
INHERITED = frozenset(
    """
    constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf
    """.split()
)


def is_inherited(path: Path) -> bool:
    """Whether a path ends in a key that the compiler takes to be there although it is not."""
    return bool(path) and path[-1] in INHERITED


def is_unseen(path: Path) -> bool:
    """Whether a path leads through the key that Zod does not see."""
    return PROTO in path
