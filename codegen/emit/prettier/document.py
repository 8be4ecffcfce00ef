"""The algebra of layouts: what a text consists of, and where it may break.

Widths are counted once, when a layout is built. There are hundreds of thousands of layouts in a
large contract: they are tuples because these are made fastest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from typing_extensions import assert_never

from codegen.emit.prettier.unicode import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NEVER_FITS = 1 << 60  # the width of a line break that has to be


class Concat(NamedTuple):
    """One part after the other."""

    parts: tuple[Layout, ...]
    width: int


class Group(NamedTuple):
    """Content whose own lines break all together, or not at all where it fits."""

    content: Layout
    width: int


class Indent(NamedTuple):
    """Content whose lines start one step further to the right."""

    content: Layout
    width: int


class Line(NamedTuple):
    """A line break where the group around it breaks, else the text `flat`."""

    flat: str
    width: int


class IfBreak(NamedTuple):
    """A text that depends on whether the group around it breaks."""

    broken: Layout
    flat: str
    width: int


class Hang(NamedTuple):
    """A space and the content; or, where not even its first line fits, an indented new line."""

    content: Layout
    width: int


class Fill(NamedTuple):
    """Texts with spaces between them, as many on each line as fit."""

    texts: tuple[str, ...]
    width: int


class Choice(NamedTuple):
    """Content that fits where its first line does; where not even that, the other."""

    content: Layout
    otherwise: Layout
    width: int


class Semicolon(NamedTuple):
    """The semicolon at the end of a line, which some people leave out."""

    width: int


Layout: TypeAlias = (
    "str | Concat | Group | Indent | Line | IfBreak | Hang | Fill | Choice | Semicolon"
)

LINE = Line(" ", 1)
SOFTLINE = Line("", 0)
HARDLINE = Line("", _NEVER_FITS)
"""A line break that has to be: every group around it breaks."""
SEMICOLON = Semicolon(1)
BETWEEN_MEMBERS = IfBreak(SEMICOLON, ";", 1)
AFTER_MEMBERS = IfBreak(SEMICOLON, "", 0)


def width(layout: Layout) -> int:
    """Count the columns that the layout takes on one line."""
    return text_width(layout) if isinstance(layout, str) else layout.width


def breaks(layout: Layout) -> bool:
    """Whether the layout has a line break that has to be."""
    return width(layout) >= _NEVER_FITS


def concat(*parts: Layout) -> Layout:
    """Put one part after the other."""
    columns = 0
    for part in parts:  # a third of all time was spent here, so it calls what it must
        if not isinstance(part, str):
            columns += part.width
        else:
            columns += len(part) if part.isascii() else text_width(part)
    return Concat(parts, columns)


def join(separator: Layout, layouts: Iterable[Layout]) -> Layout:
    """Put the separator between the layouts."""
    parts = [part for layout in layouts for part in (separator, layout)]
    return concat(*parts[1:])


def listed(mark: Layout, layouts: Sequence[Layout]) -> Layout:
    """Put a line between the layouts, and the mark at the end of each but the last."""
    *front, last = layouts
    parts: list[Layout] = []
    for layout in front:
        is_text = isinstance(layout, str) and isinstance(mark, str)
        parts += (f"{layout}{mark}", LINE) if is_text else (layout, mark, LINE)
    return concat(*parts, last)


def lines(layouts: Iterable[Layout], mark: str = "") -> Layout:
    """Start a line for each of the layouts, and put the mark at its end."""
    return concat(*(part for layout in layouts for part in (HARDLINE, layout, mark)))


def group(*parts: Layout) -> Layout:
    """Break the lines of the parts all together, or not at all where they fit."""
    content = _together(parts)
    return content if isinstance(content, str) else Group(content, content.width)


def indent(*parts: Layout) -> Layout:
    """Start the lines of the parts one step further to the right."""
    content = _together(parts)
    return content if isinstance(content, str) else Indent(content, content.width)


def _together(parts: tuple[Layout, ...]) -> Layout:
    return parts[0] if len(parts) == 1 else concat(*parts)


def if_break(broken: Layout, flat: str = "") -> Layout:
    """Choose `broken` where the group around it breaks, else `flat`."""
    return IfBreak(broken, flat, text_width(flat))


def hang(content: Layout) -> Layout:
    """Put the content after a space or, where not even its first line fits, on a new line."""
    return Hang(content, 1 + width(content))


def fill(texts: Sequence[str]) -> Layout:
    """Put spaces between the texts, as many on each line as fit."""
    return Fill(tuple(texts), sum(map(text_width, texts)) + max(0, len(texts) - 1))


def choice(content: Layout, otherwise: Layout) -> Layout:
    """Take the content or, where not even its first line fits, the other."""
    return Choice(content, otherwise, width(content))


def flat_text(layout: Layout) -> str:
    """Print the layout on one line, however long."""
    return "".join(flat_parts(layout))


def flat_parts(layout: Layout) -> Iterator[str]:
    """Yield the texts of the layout on one line."""
    todo = [layout]
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
            case Semicolon():
                yield ";"
            case never:
                assert_never(never)
