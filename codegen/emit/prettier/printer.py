"""The printer: it breaks as few lines as fit in 80 columns, in linear time and at any depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen.emit.prettier.document import (
    Choice,
    Concat,
    Fill,
    Group,
    Hang,
    IfBreak,
    Indent,
    Line,
    Semicolon,
    flat_parts,
)
from codegen.emit.prettier.unicode import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.emit.prettier.document import Layout

COLUMNS = 80
"""Prettier's default `printWidth`."""

_INDENT = 2


def render(layout: Layout, indentation: int = 0, *, semicolons: bool = True) -> str:
    """Print the layout, `indentation` columns in, without a line break at its end.

    Without `semicolons`, none stands at the end of a line.
    """
    return _Printer(indentation, ";" if semicolons else "").print(layout)


class _Printer:
    """One run of `render`: what is printed, the column, and what is still to come, last first.

    Whatever is on the stack is broken: a group that fits is printed at once.
    """

    def __init__(self, indentation: int, semicolon: str) -> None:
        self.out = [" " * indentation]
        self.column = self.indentation = indentation
        self.semicolon = semicolon
        self.stack: list[tuple[int, Layout]] = []

    def print(self, layout: Layout) -> str:
        stack = self.stack
        stack.append((self.indentation, layout))
        while stack:
            indentation, layout = stack.pop()
            if isinstance(layout, str):  # these two are three of four
                self._write(layout)
            elif isinstance(layout, Concat):
                stack += [(indentation, part) for part in reversed(layout.parts)]
            else:
                self._step(indentation, layout)
        return "".join(self.out)

    def _step(
        self,
        indentation: int,
        layout: Line | Group | Indent | IfBreak | Hang | Choice | Fill | Semicolon,
    ) -> None:
        match layout:
            case Line():
                self._break(indentation)
            case Group(content, columns):
                if self._fits(columns):
                    self.out.extend(flat_parts(content))
                    self.column += columns
                else:
                    self.stack.append((indentation, content))
            case Indent(content):
                self.stack.append((indentation + _INDENT, content))
            case IfBreak(broken):
                self.stack.append((indentation, broken))
            case Hang(content):
                self._hang(indentation, content)
            case Choice(content, otherwise):
                fits = self._fits(0, content, space=0)
                self.stack.append((indentation, content if fits else otherwise))
            case Fill(texts):
                self._fill(indentation, texts)
            case Semicolon():
                self._write(self.semicolon)
            case never:
                assert_never(never)

    def _write(self, text: str) -> None:
        if text:
            self.out.append(text)
            self.column += len(text) if text.isascii() else text_width(text)

    def _break(self, indentation: int) -> None:
        self.out[-1] = self.out[-1].rstrip(" ")
        self.out.append("\n" + " " * indentation)
        self.column = indentation

    def _hang(self, indentation: int, content: Layout) -> None:
        if self._fits(0, content, space=1):
            self._write(" ")
            self.stack.append((indentation, content))
        else:
            self._break(indentation + _INDENT)
            self.stack.append((indentation + _INDENT, content))

    def _fill(self, indentation: int, texts: tuple[str, ...]) -> None:
        for index, text in enumerate(texts):
            if index and self.column + 1 + text_width(text) > COLUMNS:
                self._break(indentation)
            elif index:
                self._write(" ")
            self._write(text)

    def _fits(self, columns: int, content: Layout | None = None, space: int = 0) -> bool:
        """Whether so many columns fit on this line, with what follows up to where it can break.

        Content that would follow comes first; a space before it counts where it stays.
        """
        room = COLUMNS - self.column - columns
        if room < 0:
            return False
        for text in self._ahead(content):
            room -= text_width(text) + space
            space = 0
            if room < 0:
                return False
        return True

    def _ahead(self, content: Layout | None) -> Iterator[str]:
        """Yield the texts up to where this line can break."""
        todo = [] if content is None else [content]
        upcoming = len(self.stack)
        while todo or upcoming:
            if not todo:
                upcoming -= 1
                todo.append(self.stack[upcoming][1])
            match todo.pop():
                case "":
                    continue
                case str() as text:
                    yield text
                case Concat(parts):
                    todo.extend(reversed(parts))
                case Group(content) | Indent(content) | IfBreak(content) | Choice(_, content):
                    todo.append(content)
                case Line() | Hang():
                    return
                case Fill(texts):
                    yield texts[0]
                    if len(texts) > 1:
                        return
                case Semicolon():
                    yield self.semicolon
                case never:
                    assert_never(never)
