"""Which member of a union became which of another: by shape, and by what is said beside it."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

from typing_extensions import assert_never

from codegen.comparison.differences import ConstraintChanged, DocChanged, EnumChanged
from codegen.comparison.show import spelled
from codegen.ir import (
    NO_DOC,
    NULL,
    Alias,
    Const,
    Default,
    Doc,
    Enum,
    External,
    Interface,
    Object,
    Scalar,
    Tuple,
    Type,
    TypeVar,
    Union,
    constraint_table,
    constraints_of,
    is_null,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from codegen.comparison.differences import Place
    from codegen.ir import Constraint, Constraints, Declaration
    from codegen.untyped import JsonValue


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


def type_of(declaration: Declaration) -> Type:
    """The type that a declaration names."""
    match declaration:
        case Interface(properties=properties, additional=additional):
            return Object(properties, additional)
        case Enum(members=members):
            return Union(tuple(Const(each.value) for each in members))
        case Alias(type=type_):
            return type_
        case _:
            assert_never(declaration)


def _by_text(members: Iterable[Type], called: Callable[[str], str]) -> dict[str, Type]:
    return {spelled(each, called): each for each in members}


def _by_kind(members: Iterable[Type]) -> dict[Hashable, list[Type]]:
    found: dict[Hashable, list[Type]] = {}
    for each in members:
        found.setdefault(kind_of(each), []).append(each)
    return found


def text_of(value: JsonValue) -> str:
    """A JSON value as a text, the same for equal ones: 1 is 1.0 in JSON, and not true."""
    return json.dumps(_canonical(value), sort_keys=True, ensure_ascii=False)


def docs(old: Doc, new: Doc, where: Place) -> Iterator[DocChanged]:
    """Each thing that is said in another way."""
    if old == new == NO_DOC:
        return
    for field in fields(Doc):
        one, other = getattr(old, field.name), getattr(new, field.name)
        if _comparable(one) != _comparable(other):
            yield DocChanged(where, one, other, field.name)


def constraints(old: Type, new: Type, where: Place) -> Iterator[ConstraintChanged]:
    """Each constraint with another bound."""
    if constraints_of(old) == constraints_of(new):
        return
    for row in constraint_table():
        one, other = (_bound(row, constraints_of(each)) for each in (old, new))
        if one != other:
            yield ConstraintChanged(where, one, other, row, (old, new))


def enum_members(
    old: Declaration, new: Declaration, where: Place
) -> Iterator[EnumChanged | DocChanged]:
    """The members of two enums that have other names for one value, and what is said of each."""
    one, other = (each.members if isinstance(each, Enum) else () for each in (old, new))
    after = {text_of(each.value): each for each in other}
    pairs = [(each, after[text_of(each.value)]) for each in one if text_of(each.value) in after]
    if bool(one) != bool(other) or any(before.name != now.name for before, now in pairs):
        yield EnumChanged(where, one, other)
    for before, now in pairs:
        if before.doc != now.doc:
            yield DocChanged(where / f".{before.name}", before.doc, now.doc, "description")


def _canonical(value: JsonValue) -> JsonValue:
    match value:
        case float() if value.is_integer():
            return int(value)
        case list() | tuple():
            return [_canonical(each) for each in value]
        case dict():
            return {name: _canonical(each) for name, each in value.items()}
        case _:
            return value


def _comparable(value: JsonValue | Default) -> tuple[bool, str]:
    """With whether it is a default, since one of null is not none."""
    is_default = isinstance(value, Default)
    return is_default, text_of(value.value if is_default else value)


def _bound(row: Constraint, constraints: Constraints) -> str | float | None:
    """What a constraint is set to; None where it forbids nothing."""
    value: str | float | None = getattr(constraints, row.name)
    return (
        None
        if value is False or (value == 0 and row.bound == "count" and row.relation == ">=")
        else value
    )
