"""What is put before the judges: JSON texts as they cross the wire, and texts near to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Side: TypeAlias = Literal["output", "input"]
"""Which way a text crosses the wire: output is server to client, input client to server."""

Path: TypeAlias = tuple[str | int, ...]
"""The place of a value inside a text: keys and positions, from the outside."""


@dataclass(frozen=True)
class Mutation:
    """What makes a near miss of a valid text: the change, in words, and the place of it.

    A structural one is what a type can tell: a key that is missing, another kind of value, a value
    outside a closed set. Others break a constraint, which only a validator can tell.
    """

    what: str
    path: Path
    structural: bool


@dataclass(frozen=True)
class Specimen:
    """A JSON text of a root, `name` being what the contract calls the type in its direction.

    One without a mutation is valid: the server sends it, or accepts it. `origin` says where it
    comes from, for a person who wants to see it again.
    """

    name: str
    side: Side
    text: str
    origin: str
    mutation: Mutation | None = None


@dataclass(frozen=True)
class Barren:
    """A root of which no instance can be made in a direction, and why."""

    name: str
    side: Side
    reason: str


@dataclass(frozen=True)
class Unsendable:
    """An instance, as JSON that Pydantic reads, that the server cannot put on the wire, and why."""

    name: str
    text: str
    origin: str
    reason: str


@dataclass(frozen=True)
class Specimens:
    """All that is judged, in the order of the roots, and the roots that nothing is known of.

    `unsendable` are findings by themselves, before any judge. `unreadable` says how many texts of
    what a root sends Pydantic does not read back, by the root's name: of these there are no near
    misses, for Pydantic's word on one would mean nothing.
    """

    specimens: tuple[Specimen, ...]
    barren: tuple[Barren, ...] = ()
    unsendable: tuple[Unsendable, ...] = ()
    unreadable: dict[str, int] = field(default_factory=dict)
