"""Which tokens of TypeScript change nothing: parentheses, and what a formatter may drop or respell.

By how tight the operators around them bind, parentheses are redundant. Where that is not certain,
they are said to matter: then a file is written once more than it had to be, and no change is
overlooked.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from codegen.equivalence.typescript.tokens import NAME, Token

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence


_LEVELS = (
    "? : => = extends",
    "|| ??",
    "&&",
    "|",
    "&",
    "== != === !== < > as in instanceof is satisfies",
    "+ -",
    "* / %",
    "! ~ infer keyof new readonly typeof unique void",
)
_STRENGTH = {word: level for level, words in enumerate(_LEVELS) for word in words.split()}
_ASSOCIATIVE = {_STRENGTH[word] for word in ("&&", "|", "&")}  # the levels of one operator each
_PREFIX, _POSTFIX, _OPERAND, _NEVER = range(len(_LEVELS) - 1, len(_LEVELS) + 3)
_NEUTRAL, _UNKNOWN = -1, -2
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_UNSURE = {"async", "asserts", "await", "class", "function", "yield"}
_OPENING = frozenset("( [ { , = => ... case default do else of return throw".split())


def redundant(tokens: Sequence[Token]) -> set[int]:
    """The places of all parentheses that could as well not be there.

    None are where the brackets of the text do not pair.
    """
    found: set[int] = set()
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if _closes(token):
            if not opened or _PAIRS[tokens[opened[-1]].value[-1]] != token.value[0]:
                return set()
            start = opened.pop()
            if token.value == ")" and _is_redundant(tokens, (start, at), found):
                found |= {start, at}
        if _opens(token):
            opened.append(at)
    return found


def _opens(token: Token) -> bool:
    return token.value in {"(", "[", "{"} or (token.kind == "template" and token.value[-1] == "{")


def _closes(token: Token) -> bool:
    return token.value[:1] in {")", "]", "}"}


def _before(tokens: Sequence[Token], at: int) -> Token | None:
    """The token before one of the same statement."""
    return None if at == 0 or tokens[at].semicolons else tokens[at - 1]


def _is_redundant(tokens: Sequence[Token], pair: tuple[int, int], gone: set[int]) -> bool:
    start, end = pair
    before, after = _before(tokens, start), tokens[end + 1 : end + 3]
    if before and before.completes:  # they are those of a call
        return False
    content = [tokens[at] for at in range(start + 1, end) if at not in gone]
    return _is_one_value(content, tokens[end]) and _is_superfluous(content, before, after)


def _is_one_value(content: Sequence[Token], end: Token) -> bool:
    """Whether the content can be a value or a type, and not two, or a part of a statement."""
    outer = [*_outermost(content), end]
    marks = [token.value for token in outer]
    return (
        len(outer) > 1
        and marks.count("<") == marks.count(">")
        and marks.count("?") == marks.count(":")
        and ("?", ":") not in pairwise(marks)
        and not any(token.semicolons for token in outer[1:])
        and not any(each.completes and _starts_value(token) for each, token in pairwise(outer))
    )


def _starts_value(token: Token) -> bool:
    return token.kind in {"name", "number", "string"} and token.value not in _STRENGTH


def _is_superfluous(content: Sequence[Token], before: Token | None, after: Sequence[Token]) -> bool:
    if after[0].value == "=>":
        return len(content) == 1 and content[0].kind == "name"
    if content[0].value in {"{", "class", "function"} and (not before or before.value == "=>"):
        return False  # it would be a block, or a declaration
    if content[0].value == "typeof" and [each.value for each in after] == ["[", "keyof"]:
        return True  # in a type, `typeof` binds tighter than the brackets
    weakest = min(_binding(token) for token in _outermost(content))
    left, right = _from_left(before), _from_right(after)
    names = after[0].value == ":" or [each.value for each in after] == ["?", ":"]
    if names and left == _NEUTRAL:  # a call signature, a parameter
        return False
    return all(weakest > each or weakest == each in _ASSOCIATIVE for each in (left, right))


def _outermost(content: Sequence[Token]) -> list[Token]:
    """The tokens that stand in no brackets of their own, and the brackets."""
    found: list[Token] = []
    depth = 0
    for token in content:
        depth -= _closes(token)
        if depth == 0:
            found.append(token)
        depth += _opens(token)
    return found


def _binding(token: Token) -> int:
    """How tight a token holds together what is on both its sides."""
    if token.kind == "name":
        return _UNKNOWN if token.value in _UNSURE else _STRENGTH.get(token.value, _OPERAND)
    if token.kind == "mark" and token.value not in {"(", ")", "[", "]", "{", "}", ".", "?."}:
        return _STRENGTH.get(token.value, _UNKNOWN)
    return _OPERAND


def _from_left(token: Token | None) -> int:
    if token is None or token.value in _OPENING or token.value.endswith("${"):
        return _NEUTRAL
    if token.value == "typeof":  # which takes a name, if it stands in a type
        return _NEVER
    return _PREFIX if token.value in {"+", "-"} else _STRENGTH.get(token.value, _NEVER)


def _from_right(after: Sequence[Token]) -> int:
    token, following = after[0], after[-1].value
    if token.semicolons or token.value == "," or _closes(token) or following == ":":
        return _NEUTRAL
    if token.kind == "template" or token.value in {"(", "[", ".", "?.", "!"}:
        return _POSTFIX
    if token.value == "?" and following in {"]", ",", ")"}:  # of a tuple
        return _POSTFIX
    if token.kind == "mark":
        return _STRENGTH.get(token.value, _NEVER)
    if token.kind == "name" and _STRENGTH.get(token.value, _PREFIX) < _PREFIX:
        return _STRENGTH[token.value]
    return _NEUTRAL if token.broken or token.kind == "end" else _NEVER


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
