"""The document algebra: what a text consists of, and where it may break.

Widths are counted once, when a document is built.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import assert_never

from codegen.emit.prettier.unicode import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NEVER_FITS = 1 << 60  # the width of a line break that has to be


@dataclass(frozen=True, slots=True)
class Concat:
    """One part after the other."""

    parts: tuple[Doc, ...]
    width: int


@dataclass(frozen=True, slots=True)
class Group:
    """Content whose own lines break all together, or not at all where it fits."""

    content: Doc
    width: int


@dataclass(frozen=True, slots=True)
class Indent:
    """Content whose lines start one step further to the right."""

    content: Doc
    width: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line break where the group around it breaks, else the text `flat`."""

    flat: str
    width: int


@dataclass(frozen=True, slots=True)
class IfBreak:
    """A text that depends on whether the group around it breaks."""

    broken: Doc
    flat: str
    width: int


@dataclass(frozen=True, slots=True)
class Hang:
    """A space and the content; or, where not even its first line fits, an indented new line."""

    content: Doc
    width: int


@dataclass(frozen=True, slots=True)
class Fill:
    """Texts with spaces between them, as many on each line as fit."""

    texts: tuple[str, ...]
    width: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Content that fits where its first line does; where not even that, the other."""

    content: Doc
    otherwise: Doc
    width: int


Doc: TypeAlias = "str | Concat | Group | Indent | Line | IfBreak | Hang | Fill | Choice"

LINE = Line(" ", 1)
SOFTLINE = Line("", 0)
HARDLINE = Line("", _NEVER_FITS)
"""A line break that has to be: every group around it breaks."""


def width(doc: Doc) -> int:
    """Count the columns that the document takes on one line."""
    return text_width(doc) if isinstance(doc, str) else doc.width


def concat(*parts: Doc) -> Doc:
    """Put one part after the other."""
    return Concat(parts, sum(map(width, parts)))


def join(separator: Doc, docs: Iterable[Doc]) -> Doc:
    """Put the separator between the documents."""
    parts = [part for doc in docs for part in (separator, doc)]
    return concat(*parts[1:])


def listed(mark: str, docs: Sequence[Doc]) -> Doc:
    """Put a line between the documents, and the mark at the end of each but the last."""
    *front, last = docs
    parts: list[Doc] = []
    for doc in front:
        parts += (doc + mark, LINE) if isinstance(doc, str) else (doc, mark, LINE)
    return concat(*parts, last)


def group(*parts: Doc) -> Doc:
    """Break the lines of the parts all together, or not at all where they fit."""
    content = _together(parts)
    return content if isinstance(content, str) else Group(content, content.width)


def indent(*parts: Doc) -> Doc:
    """Start the lines of the parts one step further to the right."""
    content = _together(parts)
    return content if isinstance(content, str) else Indent(content, content.width)


def _together(parts: tuple[Doc, ...]) -> Doc:
    return parts[0] if len(parts) == 1 else concat(*parts)


def if_break(broken: Doc, flat: str = "") -> Doc:
    """Choose `broken` where the group around it breaks, else `flat`."""
    return IfBreak(broken, flat, text_width(flat))


def hang(content: Doc) -> Doc:
    """Put the content after a space or, where not even its first line fits, on a new line."""
    return Hang(content, 1 + width(content))


def fill(texts: Sequence[str]) -> Doc:
    """Put spaces between the texts, as many on each line as fit."""
    return Fill(tuple(texts), sum(map(text_width, texts)) + max(0, len(texts) - 1))


def choice(content: Doc, otherwise: Doc) -> Doc:
    """Take the content or, where not even its first line fits, the other."""
    return Choice(content, otherwise, width(content))


def flat_text(doc: Doc) -> str:
    """Print the document on one line, however long."""
    return "".join(flat_parts(doc))


def flat_parts(doc: Doc) -> Iterator[str]:
    """Yield the texts of the document on one line."""
    todo = [doc]
    while todo:
        match todo.pop():
            case str() as text:
                yield text
            case Concat(parts):
                todo.extend(reversed(parts))
            case Group(content) | Indent(content) | Choice(content):
                todo.append(content)
            case Line(flat) | IfBreak(_, flat):
                yield flat
            case Hang(content):
                yield " "
                todo.append(content)
            case Fill(texts):
                yield " ".join(texts)
            case never:
                assert_never(never)
