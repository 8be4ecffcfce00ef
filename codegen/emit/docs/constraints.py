"""The rules of a type in a reader's words, with those of the values inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen import ir
from codegen.emit.docs.python import python_literal

if TYPE_CHECKING:
    from collections.abc import Iterator


def constraints(type_: ir.Type) -> tuple[str, ...]:
    """Every rule of a type, in the order in which they are met, each once.

    What is said of a part names the part: "each item ≥0". A reference has a section of its own.
    """
    return tuple(dict.fromkeys(_found(type_, "")))


def _found(type_: ir.Type, part: str) -> Iterator[str]:
    match type_:
        case ir.Scalar(constraints=stated):
            yield from _told(stated, part)
        case ir.Array(items=items, constraints=stated):
            yield from _told(stated, part)
            yield from _found(items, f"{part}each item ")
        case ir.Map(keys=keys, values=values, constraints=stated):
            yield from _told(stated, part)
            yield from _found(keys, f"{part}each key ")
            yield from _found(values, f"{part}each value ")
        case ir.Tuple():
            yield from _of_tuple(type_, part)
        case ir.Object(properties=properties):
            for property_ in properties:
                where = f"{part}{python_literal(property_.name)} "
                yield from _found(property_.type, where)
        case ir.Union(members=members):
            others = [each for each in members if not ir.is_null(each)]
            for each in others:
                yield from _found(each, part if len(others) == 1 else f"{part}{_kind(each)}")
        case ir.Intersection(members=members):
            for each in members:
                yield from _found(each, part)
        case ir.Const() | ir.Ref() | ir.TypeVar() | ir.External():
            return
        case _:
            assert_never(type_)


def _of_tuple(type_: ir.Tuple, part: str) -> Iterator[str]:
    if type_.required < len(type_.items):
        yield f"{part}items ≥{type_.required}"
    for position, item in enumerate(type_.items, 1):
        yield from _found(item, f"{part}item {position} ")
    if type_.rest is not None:
        yield from _found(type_.rest, f"{part}each further item ")


def _kind(type_: ir.Type) -> str:
    """A word for one member of a union, where several have rules."""
    match type_:
        case ir.Scalar(kind="string"):
            return "str "
        case ir.Scalar(kind="integer"):
            return "int "
        case ir.Scalar(kind="number"):
            return "float "
        case ir.Array():
            return "list "
        case ir.Map():
            return "dict "
        case _:
            return ""


def _told(stated: ir.Constraints, part: str) -> Iterator[str]:
    for constraint, bound in stated.stated():
        yield part + constraint.words.format(_shown(bound))


def _shown(value: float | str) -> str:
    return value if isinstance(value, str) else repr(value).removesuffix(".0")
