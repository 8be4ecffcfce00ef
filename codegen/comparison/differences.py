"""Differences: what two contracts say of one place, and where that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from codegen.ir import (
    Constraint,
    Declaration,
    EnumMember,
    Presence,
    Property,
    Ref,
    Type,
    TypeParameter,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Place:
    """A declaration by its name, and the way to a type in it.

    Each step is written as it is shown: `.name` leads to a property, `[]` to the items of a list,
    `[0]` to one by its position, `.*` to the values of an object by key and ` (keys)` to its keys,
    `<0>` to an argument, `&0` to a part. A union takes no step to its members.
    """

    declaration: str
    steps: tuple[str, ...] = ()

    def __truediv__(self, step: str) -> Place:
        return Place(self.declaration, (*self.steps, step))

    def __str__(self) -> str:
        return self.declaration + "".join(self.steps)


@dataclass(frozen=True)
class _Changed(Generic[T]):
    where: Place
    old: T
    new: T


@dataclass(frozen=True)
class DeclarationChanged(_Changed[Declaration | None]):
    """A declaration that one contract has alone."""


@dataclass(frozen=True)
class PropertyChanged(_Changed[Property | None]):
    """A property that one of two objects has alone; `additional` is what the other says of keys."""

    additional: Type | None = field(default=None, compare=False)


@dataclass(frozen=True)
class PresenceChanged(_Changed[Presence]):
    """A key that is not as sure to be there as it was."""


@dataclass(frozen=True)
class TypeChanged(_Changed[Type]):
    """Unions with members that the other lacks; values of enums are members, too.

    A type that is no union is one of a single member. The members that both have are compared, and
    differ in places of their own.
    """

    removed: tuple[Type, ...]
    added: tuple[Type, ...]


@dataclass(frozen=True)
class ConstraintChanged(_Changed["str | float | None"]):
    """A constraint with another bound; None where there is none. `types` are those with bounds."""

    constraint: Constraint
    types: tuple[Type, Type] | None = field(default=None, compare=False)


@dataclass(frozen=True)
class AdditionalChanged(_Changed["Type | None"]):
    """What the properties are that an object does not declare, as in `ir.Object`."""


@dataclass(frozen=True)
class DiscriminatorChanged(_Changed["str | None"]):
    """The property that tells the members of a union apart."""


@dataclass(frozen=True)
class EnumChanged(_Changed[tuple[EnumMember, ...]]):
    """Members with another name or text for one value; what is no enum has none."""


@dataclass(frozen=True)
class BasesChanged(_Changed[tuple[Ref, ...]]):
    """What an interface extends; its properties are compared all the same."""


@dataclass(frozen=True)
class ParametersChanged(_Changed[tuple[TypeParameter, ...]]):
    """The parameters of a generic declaration."""


@dataclass(frozen=True)
class DocChanged(_Changed[object]):
    """One thing that is said of a declaration or a property, as `ir.Doc` has it."""

    field: str


Difference: TypeAlias = (
    DeclarationChanged
    | PropertyChanged
    | PresenceChanged
    | TypeChanged
    | ConstraintChanged
    | AdditionalChanged
    | DiscriminatorChanged
    | EnumChanged
    | BasesChanged
    | ParametersChanged
    | DocChanged
)
