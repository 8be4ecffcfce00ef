"""Descriptions -> blocks: the Markdown that a page keeps. Whatever is no such block is text.

Whatever a text opens and does not close is no block, so a page never runs on inside it.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from codegen.emit.docs.markdown import code_lines, inert
from codegen.emit.docs.page import Admonition, Block, Code, Items, Paragraph, Prose, Quote

if TYPE_CHECKING:
    from collections.abc import Callable

    Inline: TypeAlias = Callable[[str], str]
    """The text of a paragraph -> finished Markdown."""

_Read: TypeAlias = "tuple[Block, int] | None"
"""A block, and the number of the line after it."""

_DEEPEST = 6
_MOST_OPEN = 50
"""Admonitions that are open at once; where there are more, none will end."""

_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_LANGUAGE = re.compile(r" *([A-Za-z0-9_+#.-]*)")
_ADMONITION = re.compile(
    r"(?P<colons>:{3,}) ?(?P<kind>note|tip|info|warning|caution|danger)"
    r"(?: *\[(?P<title>[^\[\]]*)\]| +(?P<words>\w.*))? *$"
)
_COLONS = re.compile(r"(:{3,}) *(\w*)")
_ITEM = re.compile(r"(?P<mark> {0,3}(?:[-*+]|(?P<number>\d{1,9})[.)]) {1,4})\S")
_HEADING = re.compile(r" {0,3}#{1,6} +(?P<text>\S.*)")
_QUOTE = re.compile(r" {0,3}> ?")
_UNENDED = re.compile(r"(?<![.!?])[A-Za-z0-9`)]$")
_LARGEST = 999_999_999
"""The largest number that Markdown takes for that of an item."""


def prose(text: str, inline: Inline) -> Prose:
    """The blocks of a description, or of a docstring with its indentation.

    A text without an end to its last sentence gets one.
    """
    return _Reader(_lines(text), inline).read()


def summary(text: str, inline: Inline) -> str:
    """The first line of a description, finished, if it starts as text."""
    lines = _lines(text)
    heading = _heading_of(lines[0])
    if not heading and _Reader(lines, inline).block(0):
        return ""
    return inline(sentence(heading or lines[0].strip()))


def sentence(text: str) -> str:
    """The text with a full stop, where it ends without any such sign."""
    return f"{text}." if _UNENDED.search(text) else text


def _lines(text: str) -> list[str]:
    first, *rest = [line.rstrip().expandtabs(4) for line in text.strip().splitlines()] or [""]
    return [first, *(textwrap.dedent("\n".join(rest)).split("\n") if rest else [])]


@dataclass(frozen=True)
class _Reader:
    """The lines of a text, or of what is inside a block of it.

    `unclosed` is the length of the shortest fence so far, of each sign, that nothing after it ends.
    """

    lines: list[str]
    inline: Inline
    depth: int = 0
    unclosed: dict[str, int] = field(default_factory=dict)

    def read(self) -> Prose:
        found: list[Block] = []
        at = 0
        while at < len(self.lines):
            if self.lines[at].strip():
                block, at = self.block(at) or self._paragraph(at)
                found.append(block)
            else:
                at += 1
        return tuple(found)

    def block(self, at: int) -> _Read:
        """The block that starts in a line, unless that is a paragraph."""
        if self.lines[at][:1].isalpha():
            return None
        readers = [self._fenced, self._indented, self._heading]
        if self.depth < _DEEPEST:
            readers += [self._admonition, self._quote, self._items]
        return next(filter(None, (read(at) for read in readers)), None)

    def _inside(self, lines: list[str]) -> Prose:
        return _Reader(lines, self.inline, self.depth + 1).read()

    def _paragraph(self, start: int) -> tuple[Block, int]:
        end = start + 1
        while end < len(self.lines) and self.lines[end].strip() and not self._interrupts(end):
            end += 1
        text = "\n".join(line.strip() for line in self.lines[start:end])
        is_last = self.depth == 0 and end == len(self.lines)
        return Paragraph(self.inline(sentence(text) if is_last else text)), end

    def _interrupts(self, at: int) -> bool:
        """Whether a new block starts in a line without a blank one before it."""
        if self.lines[at].startswith("    "):
            return False
        item = _ITEM.match(self.lines[at])
        if item and item["number"] not in {None, "1"}:
            return False
        return self.block(at) is not None

    def _fenced(self, start: int) -> _Read:
        opened = _FENCE.match(self.lines[start])
        if not opened:
            return None
        sign, length = opened["fence"][0], len(opened["fence"])
        if length >= self.unclosed.get(sign, length + 1):
            return None
        closing = re.compile(rf" {{0,3}}{sign}{{{length},}}")
        for at in range(start + 1, len(self.lines)):
            if closing.fullmatch(self.lines[at]):
                language = _LANGUAGE.match(opened["info"])
                return _code(language[1] if language else "", self.lines[start + 1 : at]), at + 1
        self.unclosed[sign] = length
        return None

    def _indented(self, start: int) -> _Read:
        end = start
        for at in range(start, len(self.lines)):
            if self.lines[at].startswith("    "):
                end = at + 1
            elif self.lines[at].strip():
                break
        return (_code("", self.lines[start:end]), end) if end > start else None

    def _heading(self, at: int) -> _Read:
        text = _heading_of(self.lines[at])
        return (Paragraph(inert(text), is_heading=True), at + 1) if text else None

    def _admonition(self, start: int) -> _Read:
        opened = _ADMONITION.match(self.lines[start])
        if not opened:
            return None
        open_ones = 1
        for at in range(start + 1, len(self.lines)):
            colons = _COLONS.fullmatch(self.lines[at])
            if colons and len(colons[1]) == len(opened["colons"]):
                open_ones += 1 if colons[2] else -1
            if open_ones > _MOST_OPEN:
                return None
            if open_ones == 0:
                title = inert(opened["title"] or opened["words"] or "")
                inside = self._inside(self.lines[start + 1 : at])
                return Admonition(opened["kind"], title, inside), at + 1
        return None

    def _quote(self, start: int) -> _Read:
        end = start
        while end < len(self.lines) and _QUOTE.match(self.lines[end]):
            end += 1
        quoted = [_QUOTE.sub("", line, count=1) for line in self.lines[start:end]]
        return (Quote(self._inside(quoted)), end) if quoted else None

    def _items(self, start: int) -> _Read:
        first = _ITEM.match(self.lines[start])
        if not first:
            return None
        items: list[Prose] = []
        at = start
        while at < len(self.lines) and (mark := _ITEM.match(self.lines[at])):
            if (first["number"] is None) != (mark["number"] is None):
                break
            own, at = self._item(at, len(mark["mark"]))
            items.append(self._inside(own))
        number = min(int(first["number"]), _LARGEST - len(items)) if first["number"] else None
        return Items(tuple(items), number, is_loose=any(map(_is_loose, items))), at

    def _item(self, start: int, width: int) -> tuple[list[str], int]:
        """The lines of an item less its mark: those that are indented, and blank ones."""
        own = [self.lines[start][width:]]
        for at in range(start + 1, len(self.lines)):
            line = self.lines[at]
            if line.strip() and not line.startswith(" " * min(width, 2)):
                break
            own.append(line[min(width, len(line) - len(line.lstrip())) :])
        return own, start + len(own)


def _heading_of(line: str) -> str:
    """The text of a heading, less the signs that may close it; "" of a line that is none."""
    found = _HEADING.match(line)
    text = found["text"].rstrip() if found else ""
    unclosed = text.rstrip("#")
    return unclosed.rstrip() if unclosed.endswith(" ") else text


def _code(language: str, lines: list[str]) -> Code:
    return Code(language, code_lines(textwrap.dedent("\n".join(lines))))


def _is_loose(item: Prose) -> bool:
    match item:
        case (Items(is_loose=is_loose),):
            return is_loose
        case (Code(text=text),):
            return "\n\n" in text
        case _:
            return len(item) > 1
