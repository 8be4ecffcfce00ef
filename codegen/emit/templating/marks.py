"""What filters print stands in a text as marks, until it is known what is around them."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.emit.prettier.document import Layout

# Half a surrogate pair is in no text that was read from a file, and in none that is written to one.
OPENING, CLOSING = "\ud800", "\udfff"
MARK = re.compile(f"({OPENING}[0-9]{{1,9}}{CLOSING})")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on lines of its own; without a layout, there are no such lines."""

    layout: Layout | None


class Marks:
    """What each mark in one text stands for: a type, an expression, a comment, a block of lines."""

    def __init__(self) -> None:
        self._held: list[object] = []

    def put(self, held: object) -> str:
        """A mark that stands for something."""
        self._held.append(held)
        return f"{OPENING}{len(self._held) - 1}{CLOSING}"

    def get(self, mark: str) -> object:
        """What a mark stands for; None of what is no mark, or only looks like one."""
        if not MARK.fullmatch(mark) or int(mark[1:-1]) >= len(self._held):
            return None
        return self._held[int(mark[1:-1])]

    @contextmanager
    def for_text(self) -> Iterator[None]:
        """Hold what stands in one text, until that is laid out; texts may be inside of others."""
        start = len(self._held)
        try:
            yield
        finally:
            del self._held[start:]
