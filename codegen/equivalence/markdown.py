"""Whether two Markdown or MDX pages differ in layout alone.

That is where the lines of a paragraph break, blank lines between blocks, how far a list is
indented, which of their signs a list, a rule, a heading, an emphasis or a fence has, how wide a
table is, and backslashes before what needs none.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from codegen.equivalence.typescript import normalized

if TYPE_CHECKING:
    from collections.abc import Sequence


_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_OPENING = re.compile(
    r"""
    (?P<fence>`{3,}|~{3,}) \s* (?P<language>[^`]*)
  | (?P<heading>\#{1,6}) (?:\s(?P<title>.*))?
  | (?P<rule>[-*_]) \s* (?:(?P=rule)\s*){2,}
  | (?P<line>:::.*|<!--.*-->) \s*
  | (?P<item>[-+*]|\d{1,9}[.)]) (?:\s.*)?
    """,
    re.VERBOSE,
)
_UNDERLINE = re.compile(r"(=|-)\1*\s*")
_DELIMITERS = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_CODE_OF_MDX = re.compile(r"[<{]|(?:import|export)\s")
_SCRIPTS = {"javascript", "js", "ts", "typescript"}


def equal(ours: str, theirs: str, *, is_mdx: bool) -> bool:
    """Whether both have the same blocks with the same words."""
    try:
        return _Page(ours, is_mdx=is_mdx).blocks == _Page(theirs, is_mdx=is_mdx).blocks
    except RecursionError:  # hundreds of lists or quotations inside each other
        return False


class _Page:
    """A page as its blocks: of each the kind, how deep it is quoted and listed, and its content."""

    def __init__(self, text: str, *, is_mdx: bool) -> None:
        self.blocks: list[tuple[object, ...]] = []
        self._is_mdx = is_mdx
        self._lines: list[str] = []  # of the paragraph, or of the code, that is being read
        self._fence, self._language = "", ""  # of that code
        self._quotes = 0
        self._columns: list[int] = []  # where the content of each open list item starts
        if matter := _MATTER.match(text):
            self._add("matter", yaml(matter[1]))
            text = text[matter.end() :]
        for line in text.split("\n"):
            if self._fence:
                self._read_code(line)
            else:
                self._read(line.expandtabs(4), 0, 0)
        self._finish()

    def _add(self, kind: str, *content: object) -> None:
        self.blocks.append((kind, self._quotes, len(self._columns), *content))

    def _read(self, text: str, column: int, quotes: int) -> None:
        """Read what stands from a column on, behind so many signs of a quotation."""
        column += len(text) - len(text.lstrip(" "))
        text = text.lstrip(" ")
        if text.startswith(">"):
            self._read(text[1:], column + 1, quotes + 1)
        elif not text:
            self._finish()
        elif self._lines and _UNDERLINE.fullmatch(text):
            title, self._lines = " ".join(self._lines), []
            self._add("heading", 1 if text[0] == "=" else 2, words(title))
        elif opening := self._opening(text, column):
            self._enter(column, quotes)
            self._open(opening, column, quotes)
        else:
            if not self._lines:  # else it goes on with the paragraph, wherever it stands
                self._enter(column, quotes)
            self._lines.append(text)

    def _opening(self, text: str, column: int) -> re.Match[str] | None:
        """What a line opens, if not a paragraph; within one, no number but 1 starts a list."""
        found = _OPENING.fullmatch(text)
        number = found and found["item"] and found["item"][:-1]
        is_inside = self._lines and column >= (self._columns or [0])[-1]
        return None if is_inside and number and number != "1" else found

    def _enter(self, column: int, quotes: int) -> None:
        self._finish()
        if quotes != self._quotes:
            self._quotes, self._columns = quotes, []
        while self._columns and column < self._columns[-1]:
            self._columns.pop()

    def _open(self, found: re.Match[str], column: int, quotes: int) -> None:
        if found["fence"]:
            self._fence, self._language = found["fence"], found["language"].strip()
        elif found["heading"]:
            self._add("heading", len(found["heading"]), words(_title(found["title"] or "")))
        elif sign := found["item"]:
            self._add("item", sign[:-1] or "-")
            rest = found[0][len(sign) :]
            self._columns.append(column + len(found[0]) - len(rest.lstrip(" ")))
            self._read(rest, column + len(sign), quotes)
        else:
            self._add("rule" if found["rule"] else words(found["line"]))

    def _read_code(self, line: str) -> None:
        text = re.sub(r"\s*> ?", "", line, count=self._quotes) if self._quotes else line
        if text.strip().startswith(self._fence) and not text.strip().strip(self._fence[0]):
            self._finish()
        else:
            self._lines.append(text.rstrip())

    def _finish(self) -> None:
        """End the paragraph or the code that is being read."""
        lines, self._lines = self._lines, []
        if self._fence:
            self._add("code", self._language, _code(self._language, "\n".join(lines)))
            self._fence = ""
        elif self._is_mdx and lines and _CODE_OF_MDX.match(lines[0]):
            self._add("jsx", jsx(" ".join(lines)))
        elif len(lines) > 1 and "|" in lines[0] and _DELIMITERS.fullmatch(lines[1]):
            self._add("table", [_cells(line) for line in lines])
        elif lines:
            self._add("text", words(_joined(lines)))


def _title(text: str) -> str:
    """The text of a heading without the signs that may close it."""
    bare = text.rstrip().rstrip("#")
    return bare if not bare or bare[-1].isspace() else text


def _code(language: str, text: str) -> object:
    if language.partition(" ")[0] in _SCRIPTS:  # which prettier lays out here, too
        return [token.same for token in normalized(text)]
    return textwrap.dedent(text)


def _cells(row: str) -> list[str]:
    """The cells of a row, without what makes a table wide."""
    cells = re.split(r"(?<!\\)\|", row.strip().removeprefix("|"))
    cells = cells if cells[-1].strip() else cells[:-1]
    return [re.sub(r"^(:?)-+(:?)$", r"\1-\2", words(cell)) for cell in cells]


def _joined(lines: Sequence[str]) -> str:
    """The lines of a paragraph as one, where two spaces or a backslash at an end break a line."""
    ends = (re.sub(r" {2,}$", r"\\", line) for line in lines[:-1])
    return " ".join([*ends, lines[-1]])


# Bounded, so that signs without a partner take no time that grows with the square of a text.
_CODE = re.compile(r"(?<!`)(`+)(?!`).{1,2000}?(?<!`)\1(?!`)")
_SIGNS = (
    # Strong before emphasis, since `__a__` is no `_a_` between two `_`.
    (re.compile(r"(?<![\\\w])__(?=[^\s_])(.{1,2000}?)(?<=[^\s\\])__(?!\w)"), r"**\1**"),
    (re.compile(r"(?<![\\\w])_(?=[^\s_])(.{1,2000}?)(?<=[^\s\\])_(?!\w)"), r"*\1*"),
    (re.compile(r"\\([-#+.)>~&!])"), r"\1"),  # signs of blocks, which start none within a line
    (re.compile(r"(?<=\w)\\_(?=\w)"), "_"),
    (re.compile(r"(?<=\s)\\\*(?=\s)"), "*"),
    (re.compile(r"(?<=\s)'([^'\"]*)'(?=\)|$)"), r'"\1"'),  # the title of a link
)


def words(text: str) -> str:
    """The text of a paragraph on one line, with `*` for each emphasis; code stays as it is."""
    text = " ".join(text.split())
    codes = _CODE.finditer(text)
    plain = _CODE.sub("\0", text)
    for pattern, sign in _SIGNS:
        plain = pattern.sub(sign, plain)
    first, *rest = plain.split("\0")
    return first + "".join(code[0] + each for code, each in zip(codes, rest, strict=True))


def yaml(text: str) -> list[str]:
    """The lines of a front matter, whatever quotes its strings have."""
    lines = (re.sub(r"'([^'\"\\]*)'", r'"\1"', line).strip() for line in text.split("\n"))
    return list(filter(None, lines))


def jsx(text: str) -> list[str]:
    """The words and marks of JSX, or of an import."""
    return re.findall(r"\w+|[^\w\s;]", text.replace("'", '"'))
