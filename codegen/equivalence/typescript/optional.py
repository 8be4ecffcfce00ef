"""The tokens of TypeScript that a formatter may drop, or spell in another way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.equivalence.typescript.parentheses import redundant
from codegen.equivalence.typescript.tokens import NAME, Token

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

_BARE = re.compile(rf'"(?:(?P<name>(?!\d){NAME}+)|(?P<number>0|[1-9]\d*))')
_BEFORE_KEY = {"{", ",", "get", "readonly", "set", "static"}
_BEFORE_TYPE = {":", "<", "(", "[", "=>", "?", "as", "extends", "is", "satisfies"}
_STATEMENTS = {"class", "const", "enum", "export", "function", "import", "let", "var"}


def without_optional(tokens: Sequence[Token]) -> list[Token]:
    """The tokens that every formatter keeps, with keys as bare as they can be."""
    found = [
        _bare(tokens[at]) if innermost == "{" and _is_key(tokens, at) else tokens[at]
        for at, innermost, _ in _nested(tokens)
    ]
    found = _without(found, redundant(found))
    found = _without(found, {*_trailing_commas(found), *_leading_operators(found)})
    return _without(found, set(_member_commas(found)), separating=True)


def _without(
    tokens: Sequence[Token], dropped: Container[int], *, separating: bool = False
) -> list[Token]:
    """The others; what stands before a token that is dropped stands before the next one then.

    One that is `separating` leaves a semicolon.
    """
    kept: list[Token] = []
    comments: tuple[str, ...] = ()
    broken, semicolons = False, 0
    for at, token in enumerate(tokens):
        comments += token.comments
        semicolons += token.semicolons
        # The lines within parentheses are free, even after `return`.
        is_wrapped = at > 0 and at - 1 in dropped and tokens[at - 1].value == "("
        broken = broken or (token.broken and not is_wrapped)
        if at in dropped:
            semicolons += separating
            continue
        kept.append(Token(token.kind, token.value, comments, broken, semicolons))
        comments, broken, semicolons = (), False, 0
    return kept


def _is_key(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands within braces is a string that names a member."""
    token = tokens[at]
    if token.kind != "string":
        return False
    before, after = tokens[at - 1], [each.value for each in tokens[at + 1 : at + 3]]
    is_first = token.semicolons > 0 or (token.broken and before.completes)
    is_accessor = after[0] == "(" and before.value in {"get", "set"}
    is_named = after[0] in {":", "="} or after == ["?", ":"] or is_accessor
    return is_named and (is_first or before.value in _BEFORE_KEY)


def _bare(key: Token) -> Token:
    """A key without its quotes, if it needs none."""
    match = _BARE.fullmatch(key.value)
    if match and match["number"]:
        return key._replace(kind="number", value=match["number"])
    return key._replace(kind="name", value=match["name"]) if match else key


def _trailing_commas(tokens: Sequence[Token]) -> Iterator[int]:
    for at, token in enumerate(tokens[:-1]):
        after = tokens[at + 1]
        is_last = after.value in {")", "]", "}", ">"} and not after.semicolons
        if token.value == "," and is_last and tokens[at - 1].completes and not token.semicolons:
            yield at


def _leading_operators(tokens: Sequence[Token]) -> Iterator[int]:
    for at, innermost, in_type in _nested(tokens):
        before = tokens[at - 1].value
        starts = (
            before in _BEFORE_TYPE
            or (before == "=" and in_type)
            or (before == "," and innermost != "{")
        )
        if tokens[at].value in {"|", "&"} and starts and not tokens[at].semicolons:
            yield at


def _member_commas(tokens: Sequence[Token]) -> Iterator[int]:
    """The commas between the members of an interface or a literal type, which may be semicolons."""
    for at, innermost, in_type in _nested(tokens):
        if tokens[at].value == "," and innermost == "{" and in_type:
            yield at


def _nested(tokens: Sequence[Token]) -> Iterator[tuple[int, str, bool]]:
    """Each place, with the innermost bracket around it, and whether its statement is a type."""
    opened: list[str] = [""]
    in_type = False
    for at, token in enumerate(tokens):
        if len(opened) == 1 and token.value in _STATEMENTS:
            in_type = False
        elif len(opened) == 1 and token.value in {"interface", "type"}:
            in_type = tokens[at + 1].kind == "name" and tokens[at - 1].value != "import"
        if token.value in {")", "]", "}"} or (in_type and token.value == ">"):
            del opened[max(1, len(opened) - 1) :]
        yield at, opened[-1], in_type
        if token.value in {"(", "[", "{"} or (in_type and token.value == "<"):
            opened.append(token.value)
