"""What is said of one value or type beside its shape: texts, constraints, names of members."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING

from codegen.comparison.differences import ConstraintChanged, DocChanged, EnumChanged
from codegen.ir import Default, Doc, Enum, constraint_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.comparison.differences import Place
    from codegen.ir import Constraint, Constraints, Declaration
    from codegen.untyped import JsonValue


def text_of(value: JsonValue) -> str:
    """A JSON value as a text, the same for equal ones: 1 is 1.0 in JSON, and not true."""
    return json.dumps(_canonical(value), sort_keys=True, ensure_ascii=False)


def docs(old: Doc, new: Doc, where: Place) -> Iterator[DocChanged]:
    """Each thing that is said in another way."""
    for field in fields(Doc):
        one, other = getattr(old, field.name), getattr(new, field.name)
        if _comparable(one) != _comparable(other):
            yield DocChanged(where, one, other, field.name)


def constraints(old: Constraints, new: Constraints, where: Place) -> Iterator[ConstraintChanged]:
    """Each constraint with another bound."""
    for row in constraint_table():
        one, other = (_bound(row, each) for each in (old, new))
        if one != other:
            yield ConstraintChanged(where, one, other, row)


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
