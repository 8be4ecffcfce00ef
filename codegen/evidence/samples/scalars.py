"""Scalars in their turn: the edges of each, and then any of its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.evidence.samples.faults import Impossible
from codegen.evidence.samples.texts import PLAUSIBLE, is_free, random_text
from codegen.evidence.samples.values import allows, edges, further

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from codegen.evidence.samples.turns import Turns
    from codegen.ir import Constraints, Json, Scalar

_OFTEN = 0.6


class Scalars:
    """Makes values without parts; each place of a contract has turns of its own."""

    def __init__(self, turns: Turns, rng: random.Random) -> None:
        self._turns = turns
        self._rng = rng
        self._edges: dict[int, list[Json]] = {}
        self._others: dict[int, Iterator[str]] = {}

    def value(self, scalar: Scalar) -> Json:
        """A value of a scalar; raises Impossible where there is none, or none that is known."""
        key = id(scalar)
        if key not in self._edges:
            self._edges[key] = _known(scalar)
        varies = scalar.kind != "string" or key not in self._others
        if varies and self._turns.is_through(key) and self._rng.random() < _OFTEN:
            if scalar.kind in {"number", "integer"}:
                number = further(scalar, self._rng)
                return number if allows(scalar, number) else self._rng.choice(self._edges[key])
            if scalar.kind == "string" and is_free(scalar.constraints):
                return random_text(scalar.constraints, self._rng)
        return self._turns.take(key, self._edges[key])

    def reject(self, scalar: Scalar, value: Json) -> None:
        """Hear that a value is at fault where a scalar stands, so that it is not drawn again.

        Some validator asks for what the schema does not tell. In the place of a text comes the next
        that one is known to ask for; when there are no more, one of those that are left.
        """
        known = self._edges.get(id(scalar), [])
        others = self._others.setdefault(id(scalar), iter(PLAUSIBLE))
        for position, each in enumerate(known):
            if each == value and type(each) is type(value):
                other = next(others, None) if scalar.kind == "string" else None
                known[position] = self._rng.choice(known) if other is None else other


def _known(scalar: Scalar) -> list[Json]:
    if scalar.kind == "never":
        raise Impossible("there is no value that it takes")
    found = edges(scalar)
    if not found:
        raise Impossible(f"no {scalar.kind} is known that fits {_told(scalar.constraints)}")
    return found


def _told(rules: Constraints) -> str:
    stated = {key: value for key, value in vars(rules).items() if value is not None}
    return ", ".join(f"{key} {value}" for key, value in stated.items())
