"""Which member of one union became which of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from codegen.comparison.details import text_of
from codegen.comparison.show import spelled
from codegen.ir import NULL, Const, External, Object, Scalar, Tuple, Type, TypeVar, is_null

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable


class Matching(NamedTuple):
    """Members that belong together, and those that only one of two unions has."""

    pairs: list[tuple[Type, Type]]
    removed: list[Type]
    added: list[Type]


def match(
    old: Iterable[Type], new: Iterable[Type], called: tuple[Callable[[str], str], ...]
) -> Matching:
    """Match the members of two unions: those that are equal first, then those of one kind.

    `called` has for each side the names of declarations, the same for counterparts. Of several
    members of one kind none is matched: a guess may tell a difference where there is none.
    """
    removed, added = _by_text(old, called[0]), _by_text(new, called[1])
    equal = removed.keys() & added.keys()
    pairs = [(each, added[text]) for text, each in removed.items() if text in equal]
    before, after = (
        _by_kind(each for text, each in side.items() if text not in equal)
        for side in (removed, added)
    )
    alone = {k for k, group in before.items() if len(group) == len(after.get(k, ())) == 1}
    pairs += [(group[0], after[k][0]) for k, group in before.items() if k in alone]
    left = ([t for k, g in side.items() if k not in alone for t in g] for side in (before, after))
    return Matching(pairs, *left)


def kind_of(type_: Type) -> Hashable:
    """What two types have to share to be compared part by part: all of it, if they have none."""
    match type_:
        case _ if is_null(type_):
            return NULL
        case Scalar(kind=kind):
            return kind
        case Const(value=value):
            return Const, text_of(value)
        case TypeVar() | External():
            return type_
        case Object(properties=properties):
            return Object, frozenset(
                (each.name, kind_of(each.type))
                for each in properties
                if isinstance(each.type, Const)
            )
        case Tuple(required=required):
            return Tuple, required
        case _:
            return type(type_).__name__


def _by_text(members: Iterable[Type], called: Callable[[str], str]) -> dict[str, Type]:
    return {spelled(each, called): each for each in members}


def _by_kind(members: Iterable[Type]) -> dict[Hashable, list[Type]]:
    found: dict[Hashable, list[Type]] = {}
    for each in members:
        found.setdefault(kind_of(each), []).append(each)
    return found
