"""Descriptions -> blocks: the Markdown that a page keeps. Whatever is no such block is text.

Whatever a text opens and does not close is no block, so a page never runs on inside it.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Paragraph:
    """Lines of text; a heading is one that stands out, for the page's headings are its own."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True)
class Code:
    """A code block; its language is "" where none is stated."""

    language: str
    text: str


@dataclass(frozen=True)
class Admonition:
    """A note set apart: `:::info`."""

    kind: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Quote:
    """What another said."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Items:
    """A list; `start` is the number of the first item, None where it is not numbered."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None


Block: TypeAlias = Paragraph | Code | Admonition | Quote | Items
_Taken: TypeAlias = "tuple[Block, int] | None"
"""A block, and the number of lines that it takes."""

_DEEPEST = 6
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,}) *(?P<language>[A-Za-z0-9_+#.-]*)[^`]*$")
_ADMONITION = re.compile(
    r"(?P<colons>:{3,}) ?(?P<kind>note|tip|info|warning|caution|danger)"
    r"(?: *\[(?P<title>[^\[\]]*)\]| +(?P<words>\w.*))? *$"
)
_COLONS = re.compile(r"(:{3,}) *(\w*)")
_ITEM = re.compile(r"(?P<mark> {0,3}(?:[-*+]|(?P<number>\d{1,9})[.)]) {1,4})\S")
_HEADING = re.compile(r" {0,3}#{1,6} +(?P<text>.*?)(?: +#+)? *$")
_QUOTE = re.compile(r" {0,3}> ?")


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a description, or of a docstring with its indentation."""
    lines = [line.rstrip().expandtabs(4) for line in text.strip().splitlines()]
    rest = textwrap.dedent("\n".join(lines[1:])).split("\n")
    return _blocks([*lines[:1], *(rest if lines[1:] else [])], 0)


def _blocks(lines: list[str], depth: int) -> tuple[Block, ...]:
    found: list[Block] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        block, taken = _block(lines[at:], depth) or _paragraph(lines[at:], depth)
        found.append(block)
        at += taken
    return tuple(found)


def _block(lines: list[str], depth: int) -> _Taken:
    """The block that starts in the first line, unless that is a paragraph."""
    readers: list[Callable[[list[str], int], _Taken]] = [_fenced, _indented, _heading]
    if depth < _DEEPEST:
        readers += [_admonition, _quote, _items]
    return next(filter(None, (read(lines, depth) for read in readers)), None)


def _paragraph(lines: list[str], depth: int) -> tuple[Block, int]:
    end = 1
    while end < len(lines) and lines[end].strip() and not _interrupts(lines[end:], depth):
        end += 1
    return Paragraph("\n".join(line.strip() for line in lines[:end])), end


def _interrupts(lines: list[str], depth: int) -> bool:
    """Whether a new block starts without a blank line before it."""
    if lines[0].startswith("    "):
        return False
    item = _ITEM.match(lines[0])
    if item and item["number"] not in {None, "1"}:
        return False
    return _block(lines, depth) is not None


def _fenced(lines: list[str], _: int) -> _Taken:
    opened = _FENCE.match(lines[0])
    if not opened:
        return None
    closing = re.compile(rf" {{0,3}}{opened['fence'][0]}{{{len(opened['fence'])},}}")
    ends = (at for at, line in enumerate(lines) if at and closing.fullmatch(line))
    end = next(ends, None)
    if end is None:
        return None
    return Code(opened["language"], textwrap.dedent("\n".join(lines[1:end]))), end + 1


def _indented(lines: list[str], _: int) -> _Taken:
    end = 0
    while end < len(lines) and (lines[end].startswith("    ") or not lines[end].strip()):
        end += 1
    while end and not lines[end - 1].strip():
        end -= 1
    return (Code("", textwrap.dedent("\n".join(lines[:end]))), end) if end else None


def _heading(lines: list[str], _: int) -> _Taken:
    found = _HEADING.match(lines[0])
    return (Paragraph(found["text"], is_heading=True), 1) if found and found["text"] else None


def _admonition(lines: list[str], depth: int) -> _Taken:
    opened = _ADMONITION.match(lines[0])
    if not opened:
        return None
    inside = 0
    for at, line in enumerate(lines):
        colons = _COLONS.fullmatch(line)
        if colons and len(colons[1]) == len(opened["colons"]):
            inside += 1 if colons[2] else -1
        elif at == 0:
            inside = 1
        if inside == 0:
            title = (opened["title"] or opened["words"] or "").strip()
            return Admonition(opened["kind"], title, _blocks(lines[1:at], depth + 1)), at + 1
    return None


def _quote(lines: list[str], depth: int) -> _Taken:
    end = 0
    while end < len(lines) and _QUOTE.match(lines[end]):
        end += 1
    if not end:
        return None
    return Quote(_blocks([_QUOTE.sub("", line, count=1) for line in lines[:end]], depth + 1)), end


def _items(lines: list[str], depth: int) -> _Taken:
    first = _ITEM.match(lines[0])
    if not first:
        return None
    items: list[tuple[Block, ...]] = []
    at = 0
    while at < len(lines) and (mark := _ITEM.match(lines[at])) and _alike(first, mark):
        end = _end_of_item(lines, at, len(mark["mark"]))
        own = [
            lines[at][len(mark["mark"]) :],
            *(_shifted(line, mark) for line in lines[at + 1 : end]),
        ]
        items.append(_blocks(own, depth + 1))
        at = end
    return Items(tuple(items), int(first["number"]) if first["number"] else None), at


def _alike(first: re.Match[str], other: re.Match[str]) -> bool:
    return (first["number"] is None) == (other["number"] is None)


def _end_of_item(lines: list[str], start: int, width: int) -> int:
    """Where the lines that are indented as the item's text end; blank lines after them count."""
    at = start + 1
    while at < len(lines) and (not lines[at].strip() or lines[at].startswith(" " * min(width, 2))):
        at += 1
    return at


def _shifted(line: str, mark: re.Match[str]) -> str:
    width = min(len(mark["mark"]), len(line) - len(line.lstrip()))
    return line[width:]
