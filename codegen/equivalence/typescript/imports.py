"""The order of imports, which formatters sort: it means nothing to modules that only declare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.equivalence.typescript.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = {"export", "import"}
_COMMA = Token("mark", ",")


def with_sorted_imports(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the imports of each block in one order, and so are the names in them.

    A block is of imports, or of exports from other modules, without a comment but before it.
    """
    found: list[Token] = []
    block: list[list[Token]] = []
    at = 0
    while at < len(tokens):
        end = _end_of_import(tokens, at)
        if end == at or (block and tokens[at].comments):
            found += _sorted(block)
            block = []
        if end == at:
            found.append(tokens[at])
        else:
            block.append(_with_sorted_names(tokens[at:end]))
        at = max(end, at + 1)
    return found + _sorted(block)


def _end_of_import(tokens: Sequence[Token], start: int) -> int:
    """Where an import ends that starts here; here, if none does, or one for its effects alone."""
    if tokens[start].value not in _WORDS:
        return start
    for at in range(start + 1, len(tokens)):
        token = tokens[at]
        if token.kind == "string" and tokens[at - 1].value == "from":
            return at + 1
        is_part = token.kind == "name" or token.value in {"{", "}", ",", "*"}
        if not is_part or token.value in _WORDS or token.semicolons or token.comments:
            return start
    return start


def _with_sorted_names(statement: Sequence[Token]) -> list[Token]:
    values = _values(statement)
    if [each for each in values if each in {"{", "}"}] != ["{", "}"]:
        return list(statement)
    first, last = values.index("{") + 1, values.index("}")
    names: list[list[Token]] = [[]]
    for token in statement[first:last]:
        if token.value == ",":
            names.append([])
        else:
            names[-1].append(token)
    names.sort(key=_values)
    parts = [part for name in names for part in (*name, _COMMA)][:-1]
    return [*statement[:first], *parts, *statement[last:]]


def _sorted(block: Sequence[list[Token]]) -> list[Token]:
    """The statements of a block in one order; what stands before each place stays there."""
    found: list[Token] = []
    for (head, *_), statement in zip(block, sorted(block, key=_values), strict=True):
        before = (head.comments, head.broken, head.semicolons)
        found += [Token(statement[0].kind, statement[0].value, *before), *statement[1:]]
    return found


def _values(tokens: Sequence[Token]) -> list[str]:
    return [token.value for token in tokens]
