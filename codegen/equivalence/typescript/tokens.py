"""TypeScript or JavaScript -> its tokens.

White space, semicolons and comments are none: each token knows what of them stands before it.
"""

from __future__ import annotations

import re
import sys
from typing import Literal, NamedTuple

Kind = Literal["name", "number", "string", "template", "regex", "mark", "end"]


class Token(NamedTuple):
    """A token by its value: a string is one whatever its quotes, and so are the numbers 1.0 and 1.

    No string has the value of a mark, since one double quote stands before it. A template literal
    is a token for each of its texts, with the quote or braces around it. A file ends with an `end`.
    """

    kind: Kind
    value: str
    comments: tuple[str, ...] = ()
    broken: bool = False
    """Whether a line ends before it."""
    semicolons: int = 0
    """How many stand before it."""

    @property
    def same(self) -> tuple[str, str, tuple[str, ...]]:
        """What has to be equal where two tokens are: all but what separates it."""
        return self.kind, self.value, self.comments

    @property
    def completes(self) -> bool:
        """Whether a value or a type can end with it, so that no other can follow it at once."""
        match self.kind:
            case "name":
                return self.value not in EXPECTING
            case "mark":
                return self.value in {")", "]", "}", ">"}
            case "template":
                return self.value.endswith("`")
            case _:
                return self.kind != "end"


EXPECTING = frozenset(
    "as async await case default delete do else extends in infer instanceof is keyof new of"
    " readonly return satisfies throw typeof unique void yield".split()
)
"""The words after which a value or a type has to follow."""

NAME = r"(?:[\w$]|[^\x00-\x7f\s\ufeff])"  # as in no script but ASCII signs are anything else
_CHARACTERS = r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)"  # of a template, up to its next expression
_TEMPLATE_GOES_ON = re.compile(rf"(?P<template>\}}{_CHARACTERS})", re.DOTALL)
# Bounded, so that brackets that nobody closes take no time that grows with the square of a text.
_REGEX = re.compile(
    r"(?P<regex>/(?![*/])(?:[^/\\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n]){0,1000}\])+/[a-z]*)"
)
_TOKEN = re.compile(
    rf"""
    (?P<space>[\s\ufeff]+)
  | (?P<comment>//[^\n\r\u2028\u2029]*|/\*.*?\*/)
  | (?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?P<template>`{_CHARACTERS})
  | (?P<number>0[xXoObB][\da-fA-F_]+n?|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?n?)
  | (?P<name>(?:{NAME}|\\u[\da-fA-F]{{4}}|\\u\{{[\da-fA-F]+\}})+)
  | (?P<mark>=>|\.\.\.|\?\.(?!\d)|\?\?|&&|\|\||\*\*|\+\+|--|[=!]==?|.)
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(text: str) -> list[Token]:
    """Take a text apart; what is no TypeScript is taken apart as well, into marks at worst."""
    found: list[Token] = []
    braces: list[str] = []  # the open ones: of an expression in a template, the quote
    comments: list[str] = []
    broken, semicolons, at = False, 0, 0
    while match := _match(text, at, braces, found):
        at, kind, value = match.end(), match.lastgroup, match.group()
        broken |= kind in {"space", "comment"} and "\n" in value
        if kind == "comment":
            comments.append(_comment(value))
        elif value == ";":
            semicolons += 1
        elif kind != "space":
            _nest(braces, value)
            found.append(_token(kind, value, (tuple(comments), broken, semicolons)))
            comments, broken, semicolons = [], False, 0
    return [*found, Token("end", "", tuple(comments), broken, semicolons)]


def _match(text: str, at: int, braces: list[str], found: list[Token]) -> re.Match[str] | None:
    special = None
    if text.startswith("}", at) and braces and braces[-1] == "`":
        special = _TEMPLATE_GOES_ON.match(text, at)
    elif text.startswith("/", at) and not (found and found[-1].completes):
        special = _REGEX.match(text, at)
    return special or _TOKEN.match(text, at)


def _nest(braces: list[str], value: str) -> None:
    if value.startswith("}") and braces:
        braces.pop()
    if value.endswith("${"):
        braces.append("`")
    elif value == "{":
        braces.append(value)


def _token(kind: str | None, value: str, before: tuple[tuple[str, ...], bool, int]) -> Token:
    match kind:
        case "string":
            return Token("string", f'"{_unescaped(value[1:-1])}', *before)
        case "number":
            return Token("number", number(value), *before)
        case "regex":
            body, _, flags = value.rpartition("/")
            return Token("regex", f"{body}/{''.join(sorted(flags))}", *before)
        case "name" | "template":
            return Token(kind, value, *before)
        case _:
            return Token("mark", value, *before)


def number(text: str) -> str:
    """A numeral without what does not change it: capitals, zeros at its end, a bare point."""
    text = re.sub(r"^(\d*\.\d*?)0*(?=e|$)", r"\1", text.lower())
    return re.sub(r"^\.", "0.", re.sub(r"\.(?=e|$)", "", text)).replace("e+", "e")


_ESCAPE = re.compile(
    r"\\(?:u\{(?P<long>[\da-fA-F]{1,6})\}|(?:u(?P<short>[\da-fA-F]{4})|x(?P<byte>[\da-fA-F]{2}))"
    r"|(?P<other>.))",
    re.DOTALL,
)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}


def _unescaped(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        if other := match["other"]:
            return _CONTROLS.get(other, other)
        code = int(match["long"] or match["short"] or match["byte"], 16)
        return chr(code) if code <= sys.maxunicode else match[0]

    return _ESCAPE.sub(character, text)


def _comment(text: str) -> str:
    """A comment without its indentation: where each line starts with a star, up to the star."""
    first, *rest = (line.rstrip() for line in text.split("\n"))
    if all(line.lstrip().startswith("*") for line in rest):
        rest = [line.lstrip() for line in rest]
    return "\n".join([first, *rest])
