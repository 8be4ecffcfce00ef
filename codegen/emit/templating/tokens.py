"""A line of TypeScript as tokens, of which some are marks.

What filters print stands in a text as marks, until it is known what is around them.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from codegen.emit.prettier.document import concat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


_T = TypeVar("_T")
_TOKEN = re.compile(
    rf"""
      {OPENING}[0-9]+{CLOSING}
    | "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*'
    | -?[0-9](?:[\w.]|(?<=e)[+-])*
    | [^\s{OPENING}!-\#%-/:-@\[-^`{{-~]+   # a name: `$`, `_` and what is no punctuation
    | => | \.\.\. | /\*.*?\*/
    | \S
    """,
    re.VERBOSE,
)
_SIGNS = frozenset("!#%&()*+,-./:;<=>?@[\\]^`{|}~'\"" + OPENING) | {"", "=>", "..."}


class UnknownSyntaxError(Exception):
    """The text is none that is known here."""


class Tokens:
    """Takes the tokens of a text from the first to the last; the head is the next."""

    def __init__(self, text: str, marks: Marks) -> None:
        self.marks = marks
        self._tokens: list[str] = [*_TOKEN.findall(text), "", ""]
        self._at = 0

    @property
    def head(self) -> str:
        """The next token; "" at the end."""
        return self._tokens[self._at]

    @property
    def second(self) -> str:
        """The one after that."""
        return self._tokens[self._at + 1]

    def take(self) -> str:
        """Take the next token, whatever it is."""
        self._at += 1
        return self._tokens[self._at - 1]

    def accept(self, token: str) -> bool:
        """Take this token, if it is the next."""
        if self._tokens[self._at] != token:
            return False
        self._at += 1
        return True

    def expect(self, token: str) -> None:
        """Take this token, which has to be the next."""
        if not self.accept(token):
            raise UnknownSyntaxError

    def name(self) -> str:
        """Take a name."""
        if not is_name(self.head):
            raise UnknownSyntaxError
        return self.take()

    def dotted(self) -> str:
        """Take a name, and the names behind its dots."""
        name = self.name()
        while self.second[:1].isalpha() and self.accept("."):
            name += f".{self.name()}"
        return name

    def printed(self, kind: type[_T]) -> _T | None:
        """Take a mark that stands for something of a kind, if that is the next."""
        if self.head[:1] == OPENING:
            found = self.marks.get(self.head)
            if isinstance(found, kind):
                self._at += 1
                return found
        return None

    def listed(self, read: Callable[[Tokens], _T], end: str) -> list[_T]:
        """Take what is listed with commas, up to what ends the list."""
        found = []
        while not self.accept(end):
            found.append(read(self))
            if self.head != end:
                self.expect(",")
        return found

    def ended(self, layout: Layout) -> Layout:
        """Take the semicolon or comma at the end of all, if there is one, and add it."""
        end = self.take() if self.head in {";", ","} else ""
        self.expect("")
        return concat(layout, end) if end else layout


def is_name(token: str) -> bool:
    """Whether a token is a word: a name, a keyword or a number."""
    return token not in _SIGNS and token[0] not in _SIGNS


def is_constant(token: str) -> bool:
    """Whether a token is a string or a number."""
    return token[:1] in {'"', "'"} or token.lstrip("-")[:1].isdigit()
