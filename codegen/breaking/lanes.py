"""One direction of both contracts: what each declaration became, and who takes what who sends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

from codegen.breaking.sides import counterparts
from codegen.comparison import Inclusion
from codegen.comparison.show import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.breaking.sides import Side
    from codegen.comparison import Fit
    from codegen.evidence import Direction
    from codegen.ir import Declaration, Type

T = TypeVar("T")

Mode: TypeAlias = Literal["backward", "forward"]
"""Today's server with yesterday's client, or yesterday's server with today's client."""


@dataclass(frozen=True)
class Pair:
    """Both contracts in one direction."""

    direction: Direction
    sides: tuple[Side, Side]

    @cached_property
    def old(self) -> dict[str, Declaration]:
        """The declarations of the old contract, by name."""
        return self.sides[0].reached(self.direction)

    @cached_property
    def new(self) -> dict[str, Declaration]:
        """The declarations of the new contract, by name."""
        return self.sides[1].reached(self.direction)

    @cached_property
    def names(self) -> dict[str, str]:
        """What the old declarations are called in the new contract."""
        return counterparts(self.old, self.new)

    def roots(self) -> Iterator[tuple[Type | None, Type | None]]:
        """What crosses the wire by itself: before and after, None where it does not."""
        before, after = (side.roots(self.direction) for side in self.sides)
        known: set[str] = set()
        for type_ in before.values():
            name = spelled(type_, lambda one: self.names.get(one, f"the old {one}"))
            known.add(name)
            yield type_, after.get(name)
        yield from ((None, type_) for name, type_ in after.items() if name not in known)


class Lane:
    """One direction in one mode: who sends, and who takes it."""

    def __init__(self, pair: Pair, mode: Mode, *, client_validates: bool) -> None:
        self.pair = pair
        self.mode: Mode = mode
        self.client_validates = client_validates
        self.is_new_sent = (pair.direction == "output") == (mode == "backward")
        sent, taken = self.pick(pair.old, pair.new)
        self.ignores = pair.direction == "output" and not client_validates
        self.inclusion = Inclusion(sent, taken, ignores=self.ignores)

    def pick(self, old: T, new: T) -> tuple[T, T]:
        """What belongs to who sends, and what to who takes it."""
        return (new, old) if self.is_new_sent else (old, new)

    def fit(self, old: Type, new: Type) -> Fit:
        """Whether what is sent is taken, where one type became another."""
        return self.inclusion.fit(*self.pick(old, new))
