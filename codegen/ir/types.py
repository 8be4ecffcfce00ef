"""Types: what a value on the wire looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from codegen.ir.constraints import NO_CONSTRAINTS, Constraints

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""A JSON value as Python holds it."""

ScalarKind: TypeAlias = Literal[
    "string", "number", "integer", "boolean", "null", "unknown", "never"
]


@dataclass(frozen=True)
class Scalar:
    """A value without parts. `unknown` is any value, `never` is none."""

    kind: ScalarKind
    constraints: Constraints = NO_CONSTRAINTS


NULL = Scalar("null")
UNKNOWN = Scalar("unknown")
NEVER = Scalar("never")

SAFE_INTEGER = 2**53 - 1
"""The largest integer up to which JavaScript holds every one exactly."""


@dataclass(frozen=True)
class Const:
    """Exactly this string, number, boolean or null."""

    value: str | int | float | bool | None


@dataclass(frozen=True)
class Array:
    """A list of any length."""

    items: Type
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True)
class Tuple:
    """A list by position: the first `required` items are always there; `rest` follows them."""

    items: tuple[Type, ...]
    required: int
    rest: Type | None = None


@dataclass(frozen=True)
class Map:
    """An object by key. Where `keys` is a closed set, none of its keys has to be there."""

    keys: Type
    values: Type
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True)
class Object:
    """An object written in place.

    `additional` types the properties that are not declared: None where they are ignored,
    `Scalar("never")` where they are forbidden.
    """

    properties: tuple[Property, ...]
    additional: Type | None = None


@dataclass(frozen=True)
class Union:
    """Any of the members; `discriminator` names the property whose value tells which."""

    members: tuple[Type, ...]
    discriminator: str | None = None


@dataclass(frozen=True)
class Intersection:
    """All of the members at once."""

    members: tuple[Type, ...]


@dataclass(frozen=True)
class Ref:
    """A declaration by its name, with arguments where it is generic."""

    name: str
    arguments: tuple[Type, ...] = ()


@dataclass(frozen=True)
class TypeVar:
    """A parameter of the generic declaration around it."""

    name: str


@dataclass(frozen=True)
class External:
    """A hand-written type: `name`, imported from `module`, or global where that is None."""

    name: str
    module: str | None = None


Type: TypeAlias = (
    "Scalar | Const | Array | Tuple | Map | Object | Union | Intersection"
    " | Ref | TypeVar | External"
)


@dataclass(frozen=True)
class Default:
    """A default value; a class of its own, so that a default of null differs from none."""

    value: Json


@dataclass(frozen=True)
class Doc:
    """What is said about a declaration or a property; never part of the wire contract.

    `deprecated` is True, or what to do instead.
    """

    title: str | None = None
    description: str | None = None
    default: Default | None = None
    deprecated: bool | str = False
    examples: tuple[Json, ...] = ()


NO_DOC = Doc()


Presence: TypeAlias = Literal["required", "optional", "absent-when-none"]
"""Whether a key is there: always, perhaps, or wherever what Python holds is not None."""


@dataclass(frozen=True)
class Property:
    """One key of an object, by its name on the wire.

    `type` is what is on the wire, so it has no null where None makes the key absent; then a default
    of None says that the key is absent by default.
    """

    name: str
    type: Type
    presence: Presence
    doc: Doc = NO_DOC

    @property
    def required(self) -> bool:
        """Whether the key is always there."""
        return self.presence == "required"

    @property
    def held_type(self) -> Type:
        """What Python holds: None as well, where that makes the key absent."""
        if self.presence != "absent-when-none" or self.type == UNKNOWN:
            return self.type
        return Union((self.type, NULL))
