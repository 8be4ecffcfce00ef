"""Types: what a value on the wire looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""A JSON value as Python holds it."""

ScalarKind: TypeAlias = Literal[
    "string", "number", "integer", "boolean", "null", "unknown", "never"
]


@dataclass(frozen=True)
class Rules:
    """Constraints of one type, named as JSON Schema names them; None where absent."""

    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    format: str | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool | None = None
    min_properties: int | None = None
    max_properties: int | None = None


NO_RULES = Rules()


@dataclass(frozen=True)
class Scalar:
    """A value without parts. `unknown` is any value, `never` is none."""

    kind: ScalarKind
    rules: Rules = NO_RULES


@dataclass(frozen=True)
class Const:
    """Exactly this string, number, boolean or null."""

    value: str | int | float | bool | None


@dataclass(frozen=True)
class Array:
    """A list of any length."""

    items: Type
    rules: Rules = NO_RULES


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
    rules: Rules = NO_RULES


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


Absent: TypeAlias = Literal["none", "none-by-default"]
"""Why the key of a property may be absent: Python holds None there, which may be its default."""


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
    absent: Absent | None = None


NO_DOC = Doc()


@dataclass(frozen=True)
class Property:
    """One key of an object, by its name on the wire."""

    name: str
    type: Type
    required: bool
    doc: Doc = NO_DOC
