"""A text by its indentation: statements, and the blocks of statements between their braces.

Of each statement, a reader makes a layout. What it does not understand stays as it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.emit.prettier import typescript as ts
from codegen.emit.prettier.document import HARDLINE, concat, flat_text, indent, lines
from codegen.emit.prettier.javascript import ExprLayout
from codegen.emit.prettier.printer import render
from codegen.emit.prettier.typescript import TypeLayout
from codegen.emit.templating.tokens import MARK, OPENING, Comment, Tokens, UnknownSyntaxError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from codegen.emit.prettier.document import Layout
    from codegen.emit.templating.tokens import Marks

    Reader = Callable[[Tokens], Layout]

_GOES_ON = "})]>:=|&?."
"""What a line starts with that is part of the statement above it, at the same margin."""
_NO_CODE = "/*" + OPENING
_MEMBER = re.compile(rf"((?:\w+ )?\w{{1,30}}\??): (?:\w{{1,30}}|{MARK.pattern})(;?)", re.ASCII)
_AROUND_BLOCK = re.compile(rf"(.*\{{){MARK.pattern} (\}}.*)")


@dataclass(frozen=True, slots=True)
class Statement:
    """What starts at a margin, with all that is indented under it or goes on; or an empty line.

    `text` is all on one line, with a mark for each block.
    """

    text: str
    _lines: Sequence[str]
    _start: int
    _end: int

    @property
    def written(self) -> list[str]:
        """Its lines, less the margin."""
        margin = _margin(self._lines[self._start])
        return [line[margin:] for line in self._lines[self._start : self._end]]

    @property
    def has_semicolons(self) -> bool:
        """Whether its lines end in semicolons: who writes none of them gets none inside of it.

        Nothing is known from lines that have no place for one, as those of a heading.
        """
        code: list[str] = []
        for position in range(self._start, self._end):
            line = self._lines[position].strip()
            if line and line[0] not in _NO_CODE:
                if line[-1] == ";":
                    return True
                code.append(line)
        body = next((at for at, line in enumerate(code, 1) if line[-1] == "{"), len(code) - 1)
        return {line[-1] for line in code[body:]} <= {"{", "}", ","}


@dataclass(frozen=True, slots=True)
class Block:
    """The lines between two braces, the first of which ends its line."""

    statements: Sequence[Statement]


def laid_out(text: str, marks: Marks, read: Reader) -> str:
    """The text with each statement laid out."""
    source = _Lines(text.split("\n"), marks)
    out: list[str] = []
    while source.are_left:
        statement = source.statement()
        layout = _layout(statement, marks, read)
        if isinstance(layout, str):
            out.append(layout)
        elif layout is not None:
            out.append(render(layout, semicolons=statement.has_semicolons))
    return "\n".join(out)


def flattened(text: str, marks: Marks) -> str:
    """The text with all that its marks stand for on one line, but comments."""
    if OPENING not in text:
        return text
    out: list[str] = []
    for line in text.split("\n"):
        held = marks.get(line.strip(" ")) if MARK.fullmatch(line.strip(" ")) else None
        if isinstance(held, Comment):
            out += [] if held.layout is None else [render(held.layout, _margin(line))]
        else:
            out.append(flat_text(_marked(line, marks)))
    return "\n".join(out)


def layouts(statements: Iterable[Statement], marks: Marks, read: Reader) -> list[Layout]:
    """The layout of each statement of a block."""
    found = (_layout(each, marks, read) for each in statements)
    return [each for each in found if each is not None]


def _layout(statement: Statement, marks: Marks, read: Reader) -> Layout | None:
    """The layout of a statement; None of a comment that says nothing."""
    text = statement.text
    if not text:
        return ""
    if MARK.fullmatch(text):
        held = marks.get(text)
        if isinstance(held, Comment):
            return held.layout
    try:
        return _simple_member(text, marks) or read(Tokens(text, marks))
    except UnknownSyntaxError:
        return _as_written(statement, marks, read)


def _simple_member(text: str, marks: Marks) -> Layout | None:
    """What most statements are, in a tenth of the time that reading them takes."""
    member = _MEMBER.fullmatch(text)
    if member is None or member[2] is None:
        return member and text
    held = marks.get(member[2])
    return concat(ts.member(member[1], held), member[3]) if isinstance(held, TypeLayout) else None


def _as_written(statement: Statement, marks: Marks, read: Reader) -> Layout:
    first, *others = statement.written
    around = _AROUND_BLOCK.fullmatch(statement.text)
    has_marks = any(OPENING in line for line in others)
    if has_marks and around is not None and around[1] == first:
        block = marks.get(around[2])
        inner = layouts(block.statements, marks, read) if isinstance(block, Block) else []
        return concat(_marked(first, marks), indent(lines(inner)), HARDLINE, around[3])
    return concat(_marked(first, marks), *(_further(line, marks) for line in others))


def _further(line: str, marks: Marks) -> Layout:
    """A line that is not the first, as far to the right of that as it is written."""
    margin = _margin(line)
    found: Layout = concat(HARDLINE, " " * (margin % 2), _marked(line[margin:], marks))
    for _ in range(margin // 2):
        found = indent(found)
    return found


def _marked(line: str, marks: Marks) -> Layout:
    """A line with what its marks stand for."""
    parts: list[Layout] = []
    for part in MARK.split(line):
        match marks.get(part) or part:
            case TypeLayout() as type_:
                parts.append(ts.annotation(type_))
            case ExprLayout(layout=layout) | str(layout):
                parts.append(layout)
            case Comment(layout=layout) if layout is not None:
                parts.append(layout)
    return parts[0] if len(parts) == 1 else concat(*parts)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


class _Lines:
    """Lines that are read from the first to the last."""

    def __init__(self, lines: Sequence[str], marks: Marks) -> None:
        self._lines, self._marks = lines, marks
        self._texts = [line.strip(" ") for line in lines]
        self._margins = [*map(_margin, lines)]
        self._at = 0

    @property
    def are_left(self) -> bool:
        return self._at < len(self._lines)

    def statement(self) -> Statement:
        start = self._at
        text, margin = self._texts[start], self._margins[start]
        self._at += 1
        while text:
            if text[-1] == "{" and self._goes_on(margin):
                text += self._marks.put(Block(self._block(margin)))
            if not self._goes_on(margin, _GOES_ON):
                break
            text += " " + self._texts[self._at]
            self._at += 1
        return Statement(text, self._lines, start, self._at)

    def _block(self, margin: int) -> list[Statement]:
        found = []
        while self._goes_on(margin, keeps_empty=True):
            found.append(self.statement())
        return found

    def _goes_on(self, margin: int, signs: str = "", *, keeps_empty: bool = False) -> bool:
        """Whether the next line is indented more, or starts with a sign; empty ones pass."""
        for position in range(self._at, len(self._texts)):
            text = self._texts[position]
            if text:
                found = self._margins[position]
                goes_on = found > margin or (found == margin and text[0] in signs)
                if goes_on and not keeps_empty:
                    self._at = position
                return goes_on
        return False
