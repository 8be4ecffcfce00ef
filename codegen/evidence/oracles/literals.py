"""JSON texts as TypeScript expressions, with the place in the text of each value."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.evidence.samples import Path

DEEPEST = 50
"""Levels of a literal; beyond some 100 the compiler takes minutes, and then gives up."""

_PROTO = "__proto__"


class _Number(str):
    """A number as it is spelled: Python's own would round it, or spell it otherwise."""

    __slots__ = ()


@dataclass
class Literal:
    """A TypeScript expression in ASCII; `marks` are the offsets where `paths` begin."""

    depth: int = 0
    marks: list[int] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        """The expression."""
        return "".join(self._parts)

    def path_at(self, offset: int) -> Path:
        """The place of the innermost value whose key, or else text, begins at or before there."""
        found = bisect_right(self.marks, offset) - 1
        return self.paths[found] if found >= 0 else ()

    def mark(self, path: Path) -> None:
        """What is added from here on stands at the path."""
        self.marks.append(self._length)
        self.paths.append(path)
        self.depth = max(self.depth, len(path))

    def add(self, text: str) -> None:
        """Add to the expression."""
        self._parts.append(text)
        self._length += len(text)


def literal(text: str) -> Literal:
    """A JSON text as an expression; in one, only a computed `__proto__` is a key."""
    value = json.loads(text, parse_int=_Number, parse_float=_Number)
    result = Literal()
    _write(value, (), result)
    return result


def _write(value: Any, path: Path, into: Literal) -> None:  # noqa: ANN401 - JSON
    into.mark(path)
    if len(path) > DEEPEST:
        return  # nobody will look at the text
    match value:
        case dict():
            into.add("{")
            _write_all([(key, f"{_key(key)}: ", each) for key, each in value.items()], path, into)
            into.add("}")
        case list():
            into.add("[")
            _write_all([(place, "", each) for place, each in enumerate(value)], path, into)
            into.add("]")
        case _Number():
            into.add(value)
        case _:
            into.add(json.dumps(value))


def _write_all(parts: Iterable[tuple[str | int, str, Any]], path: Path, into: Literal) -> None:
    for step, key, value in parts:
        into.mark((*path, step))
        into.add(key)
        _write(value, (*path, step), into)
        into.mark(path)
        into.add(", ")


def _key(key: str) -> str:
    return f'["{_PROTO}"]' if key == _PROTO else json.dumps(key)
