"""From a type to what stands in it, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen.ir.declarations import Alias, Enum, Interface
from codegen.ir.types import (
    Array,
    Const,
    External,
    Intersection,
    Map,
    Object,
    Ref,
    Scalar,
    Tuple,
    TypeVar,
    Union,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.ir.declarations import Declaration
    from codegen.ir.types import Type


def union(members: Iterable[Type], discriminator: str | None = None) -> Type:
    """The union of the members: the member itself where there is one, `unknown` if one is that."""
    stated = tuple(members)
    unknown = [each for each in stated if isinstance(each, Scalar) and each.kind == "unknown"]
    whole = unknown[:1] or stated
    return whole[0] if len(whole) == 1 else Union(stated, discriminator)


def parts(type_: Type) -> tuple[Type, ...]:
    """The types directly inside a type."""
    match type_:
        case Array(items=items):
            return (items,)
        case Tuple(items=items, rest=rest):
            return (*items, *_stated(rest))
        case Map(keys=keys, values=values):
            return (keys, values)
        case Object(properties=properties, additional=additional):
            return (*(each.type for each in properties), *_stated(additional))
        case Union(members=members) | Intersection(members=members):
            return members
        case Ref(arguments=arguments):
            return arguments
        case Scalar() | Const() | TypeVar() | External():
            return ()
        case _:
            assert_never(type_)


def refs(declaration: Declaration) -> Iterator[Ref]:
    """Every reference inside a declaration."""
    return (each for each in _types(declaration) if isinstance(each, Ref))


def externals(declaration: Declaration) -> Iterator[External]:
    """Every hand-written type inside a declaration."""
    return (each for each in _types(declaration) if isinstance(each, External))


def _types(declaration: Declaration) -> Iterator[Type]:
    match declaration:
        case Interface(properties=properties, additional=additional, bases=bases):
            pending: list[Type] = [
                *bases,
                *(each.type for each in properties),
                *_stated(additional),
            ]
        case Alias(type=type_):
            pending = [type_]
        case Enum():
            return
        case _:
            assert_never(declaration)
    for parameter in declaration.parameters:
        pending += [*_stated(parameter.bound), *_stated(parameter.default)]
    while pending:
        type_ = pending.pop()
        yield type_
        pending += parts(type_)


def _stated(type_: Type | None) -> tuple[Type, ...]:
    return () if type_ is None else (type_,)
