"""Evidence that the committed output is true: what is put before the oracles, and what they say.

There are two doors: `prove` tries samples of every model, `wire` one instance that a test has made.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from codegen.evidence.committed import Committed

Direction: TypeAlias = Literal["output", "input"]
"""Which way a text crosses the wire: output is server to client, input client to server."""

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a text: keys and positions, from the outside."""

OracleName: TypeAlias = Literal["schema", "tsc", "zod", "way-back"]
"""What a user calls an oracle, in the order of the report."""


@dataclass(frozen=True)
class Mutation:
    """What makes a near miss of a valid text: the change, in words, and where it is.

    A structural one is what a type can tell: a key that is missing, another kind of value, a value
    outside a closed set. Others break a constraint, which only a validator can tell.
    """

    what: str
    path: Path
    structural: bool


@dataclass(frozen=True)
class Sample:
    """A JSON text of a root, `name` being what the contract calls the type in its direction.

    One without a mutation is valid: the server sends it, or accepts it. `origin` says where it
    comes from, for a person who wants to see it again.
    """

    name: str
    direction: Direction
    text: str
    origin: str
    mutation: Mutation | None = None


@dataclass(frozen=True)
class NoSample:
    """A root of which no instance can be made in a direction, and why."""

    name: str
    direction: Direction
    reason: str


@dataclass(frozen=True)
class NotSerializable:
    """An instance, as JSON that Pydantic reads, that the server cannot put on the wire, and why."""

    name: str
    text: str
    origin: str
    reason: str


@dataclass(frozen=True)
class Samples:
    """All that is judged, in the order of the roots, and what could not be made.

    `not_serializable` are findings by themselves, before any oracle. `not_read_back` says how many
    texts of what a root sends Pydantic does not read, by the root's name: of these there are no
    near misses, for Pydantic's word on one would mean nothing. There are `each` instances of a root
    or, where choices are left, more; `untried` are types for which there was no room.
    """

    samples: list[Sample] = field(default_factory=list)
    no_sample: list[NoSample] = field(default_factory=list)
    not_serializable: list[NotSerializable] = field(default_factory=list)
    not_read_back: Counter[str] = field(default_factory=Counter)
    each: int = 0
    untried: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Verdict:
    """Whether an oracle accepts a text; where it does not, the path that it names, and why.

    What is `beyond` an oracle says why it cannot tell, and then nothing else counts.
    """

    accepted: bool
    path: Path = ()
    reason: str = ""
    beyond: str = ""

    def agrees(self, sample: Sample) -> bool:
        """Whether it says what the models say, or nothing."""
        return bool(self.beyond) or self.accepted == (sample.mutation is None)


ACCEPTED = Verdict(accepted=True)


def rejected(path: Path, reason: str) -> Verdict:
    """A rejection; what compilers say of unions may fill pages, and is cut."""
    return Verdict(accepted=False, path=path, reason=shortened(reason, 200))


def beyond(why: str) -> Verdict:
    """No verdict, and why."""
    return Verdict(accepted=False, beyond=why)


def shortened(text: str, longest: int = 80) -> str:
    """The text, or its start where it is long."""
    return text if len(text) <= longest else f"{text[: longest - 4]} ..."


Oracle: TypeAlias = "Callable[[Committed, Sequence[Sample]], list[Verdict]]"
"""A verdict for each sample, in their order; raises CodegenError where it cannot run."""
