"""From a type to what stands in it, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen.ir.constraints import NO_CONSTRAINTS
from codegen.ir.declarations import Alias, Enum, Interface
from codegen.ir.types import (
    NULL,
    UNKNOWN,
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

    from codegen.ir.constraints import Constraints
    from codegen.ir.declarations import Declaration
    from codegen.ir.types import Type

_NULLS = (NULL, Const(None))


def union(members: Iterable[Type], discriminator: str | None = None) -> Type:
    """The union of the members: the member itself where there is one, `unknown` if one is that."""
    stated = tuple(members)
    unknown = [each for each in stated if each == UNKNOWN]
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


def flattened(type_: Type, kind: type[Union | Intersection] = Union) -> list[Type]:
    """The members of a union, and in the place of a union among them its own; a type itself.

    It does the same for intersections, if that is the `kind`.
    """
    members: list[Type] = []
    pending = [type_]
    while pending:
        member = pending.pop()
        if isinstance(member, kind):
            pending.extend(reversed(member.members))
        else:
            members.append(member)
    return members


def is_null(type_: Type) -> bool:
    """Whether null is the only value of a type."""
    return type_ in _NULLS


def without_null(type_: Type) -> Type | None:
    """The one type that is not null in a union, in a union again and so on; None of several."""
    while isinstance(type_, Union):
        others = [each for each in type_.members if not is_null(each)]
        if len(others) != 1:
            return None
        type_ = others[0]
    return type_


def constraints_of(type_: Type | None) -> Constraints:
    """The constraints of a type, or of the one that is not null in a union."""
    stated = None if type_ is None else without_null(type_)
    return stated.constraints if isinstance(stated, (Scalar, Array, Map)) else NO_CONSTRAINTS


def refs(declaration: Declaration) -> Iterator[Ref]:
    """Every reference inside a declaration."""
    return (each for each in types_of(declaration) if isinstance(each, Ref))


def externals(declaration: Declaration) -> Iterator[External]:
    """Every hand-written type inside a declaration."""
    return (each for each in types_of(declaration) if isinstance(each, External))


def types_of(declaration: Declaration) -> Iterator[Type]:
    """Every type inside a declaration: its own, of its bases and of its type parameters."""
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
    for type_ in pending:
        yield from walk(type_)


def walk(type_: Type) -> Iterator[Type]:
    """A type and every type inside it, in order; references are not followed."""
    pending = [type_]
    while pending:
        node = pending.pop()
        yield node
        pending += reversed(parts(node))


def _stated(type_: Type | None) -> tuple[Type, ...]:
    return () if type_ is None else (type_,)
