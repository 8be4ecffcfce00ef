"""What the lines of a page say, whichever quotes, signs of emphasis and spaces they have."""

from __future__ import annotations

import re

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
