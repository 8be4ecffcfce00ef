"""Whether two texts of TypeScript, or of JavaScript, differ in layout alone.

That is white space, line breaks, semicolons where a line ends, trailing commas, a leading `|` or
`&`, commas for semicolons between the members of a type, the quotes of strings and keys,
parentheses that change nothing, and the order of imports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.equivalence.typescript.imports import with_sorted_imports
from codegen.equivalence.typescript.redundant import without_optional
from codegen.equivalence.typescript.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.equivalence.typescript.tokens import Token

_CONTINUING = {"as", "extends", "from", "implements", "in", "instanceof", "is", "of", "satisfies"}
_RESTRICTED = frozenset(
    "abstract async break continue declare get interface namespace readonly return set static throw"
    " type yield".split()
)
"""The words whose statement, or member, ends with their line."""

_FOLLOWING = {"!", "(", "[", "<", "++", "--", "as", "is", "satisfies"}
"""What goes on with a value or a type only on its line."""


def equal(ours: str, theirs: str) -> bool:
    """Whether both hold the same tokens and comments, but for those that a formatter decides."""
    left, right = normalized(ours), normalized(theirs)
    return [token.same for token in left] == [token.same for token in right] and all(
        _separated_alike(left, right, at) for at in range(len(left))
    )


def normalized(text: str) -> list[Token]:
    """The tokens of a text without those that a formatter may drop, and with sorted imports."""
    return with_sorted_imports(without_optional(tokens(text)))


def _separated_alike(left: Sequence[Token], right: Sequence[Token], at: int) -> bool:
    """Whether the white space and the semicolons before a token mean the same in both texts."""
    mine, other = left[at], right[at]
    if mine.semicolons == other.semicolons:
        return mine.broken == other.broken or not _holds_to_its_line(left, at)
    shorter = left if other.semicolons else right
    return {mine.semicolons, other.semicolons} == {0, 1} and _may_do_without(shorter, at)


def _holds_to_its_line(tokens: Sequence[Token], at: int) -> bool:
    """Whether a line break before a token would end a statement, or a member, there."""
    before, token = tokens[at - 1], tokens[at]
    if at == 0 or token.semicolons:
        return False
    is_optional = token.value == "?" and tokens[at + 1].value in {"]", ","}  # of a tuple
    follows = before.completes and (token.value in _FOLLOWING or is_optional)
    return follows or before.value in _RESTRICTED


def _may_do_without(tokens: Sequence[Token], at: int) -> bool:
    """Whether a semicolon before a token, which is not there, would change nothing."""
    token = tokens[at]
    # Where the other text ends a statement behind it, `void` is a type, and no operator.
    if at == 0 or not (tokens[at - 1].completes or tokens[at - 1].value == "void"):
        return False
    if token.kind == "end" or token.value == "}":
        return True
    if not token.broken:
        return False
    following = [each.value for each in tokens[at + 1 : at + 3]]
    if token.value == "[":  # of an index signature, and not of an element
        return following[1:] in ([":"], ["in"])
    is_member = ":" in following[:1] or following == ["?", ":"]
    return token.kind != "mark" and (is_member or token.value not in _CONTINUING)
