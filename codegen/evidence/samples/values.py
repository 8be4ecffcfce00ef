"""Values without parts: the edges of a type first, then any at random. Knows no model."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from codegen.evidence.samples.texts import PLAUSIBLE, NoValueError, is_free, random_text, texts
from codegen.ir import SAFE_INTEGER

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from codegen.evidence.samples.coverage import Coverage
    from codegen.ir import Constraints, Json, Scalar

_INTEGERS = (0, 1, -1, 2**31 - 1, -(2**31), SAFE_INTEGER, -SAFE_INTEGER, 2**53 + 1, 2**63 - 1)
_NUMBERS = (0, 1, 0.5, -1.25, 0.1, SAFE_INTEGER, 1e22, 1.7976931348623157e308, -1e-7, 5e-324)
_ANYTHING: tuple[Json, ...] = (
    None,
    True,
    "any",
    0,
    -2.5,
    [],
    {},
    [1, "two", None, [False]],
    {"key": "\u00e9", "more": {"deep": [{}]}},
    SAFE_INTEGER,
)
_OFTEN = 0.6  # how likely any value comes, once each edge has come


class Scalars:
    """Makes values without parts; each place of a contract has turns of its own."""

    def __init__(self, coverage: Coverage, rng: random.Random) -> None:
        self._coverage = coverage
        self._rng = rng
        self._edges: dict[int, list[Json]] = {}
        self._others: dict[int, Iterator[str]] = {}

    def value(self, scalar: Scalar) -> Json:
        """A value of a scalar; raises NoValueError where there is none, or none that is known."""
        key = id(scalar)
        if key not in self._edges:
            self._edges[key] = edges(scalar)
        varies = scalar.kind != "string" or key not in self._others
        if varies and self._coverage.is_through(key) and self._rng.random() < _OFTEN:
            if scalar.kind in {"number", "integer"}:
                number = any_number(scalar, self._rng)
                fits = scalar.constraints.allows("value", number)
                return number if fits else self._rng.choice(self._edges[key])
            if scalar.kind == "string" and is_free(scalar.constraints):
                return random_text(scalar.constraints, self._rng)
        return self._coverage.take(key, self._edges[key])

    def reject(self, scalar: Scalar, value: Json) -> None:
        """Hear that a value is at fault where a scalar stands, so that it is not made again.

        Some validator asks for what the schema does not tell. In the place of a text comes the next
        that one is known to ask for; when there are no more, one of those that are left.
        """
        known = self._edges.get(id(scalar), [])
        others = self._others.setdefault(id(scalar), iter(PLAUSIBLE))
        for position, each in enumerate(known):
            if each == value and type(each) is type(value):
                other = next(others, None) if scalar.kind == "string" else None
                known[position] = self._rng.choice(known) if other is None else other


def edges(scalar: Scalar) -> list[Json]:
    """The values of a scalar at which programs break, and the plainest one first.

    Raises NoValueError where there is none, or none that is known.
    """
    match scalar.kind:
        case "never":
            raise NoValueError("there is no value that it takes")
        case "null":
            return [None]
        case "boolean":
            return [True, False]
        case "unknown":
            return [*_ANYTHING]
        case "string":
            found: list[Json] = [*texts(scalar.constraints)]
        case "integer" | "number":
            found = [*_numbers(scalar)]
    if not found:
        stated = [f"{row.name} {bound}" for row, bound in scalar.constraints.stated()]
        raise NoValueError(f"no {scalar.kind} is known that fits {', '.join(stated)}")
    return found


def any_number(scalar: Scalar, rng: random.Random) -> float:
    """Any number between the bounds, which it may be itself where they are excluded."""
    lower, upper = _bounds(scalar.constraints)
    low = lower if lower > -math.inf else min(-1e6, upper - 1e6)
    high = upper if upper < math.inf else max(1e6, lower + 1e6)
    if scalar.kind == "integer":
        return _fitting(rng.randint(math.ceil(low), max(math.ceil(low), math.floor(high))), scalar)
    return _fitting(round(rng.uniform(low, high), rng.randint(0, 6)), scalar)


def _numbers(scalar: Scalar) -> Iterator[float]:
    """Numbers near the bounds and far from them, each once."""
    bounds = [each for each in _bounds(scalar.constraints) if math.isfinite(each)]
    is_whole = scalar.kind == "integer"
    step = 1 if is_whole else 1e-3
    near = [each for bound in bounds for each in (bound, bound + step, bound - step)]
    stated = [*near, *(_INTEGERS if is_whole else _NUMBERS)]
    if len(bounds) > 1:
        stated.append(sum(bounds) / 2)
    for each in dict.fromkeys(_fitting(each, scalar) for each in stated):
        if scalar.constraints.allows("value", each):
            yield each


def _fitting(value: float, scalar: Scalar) -> float:
    """The number as the constraints on its steps want it."""
    multiple = scalar.constraints.multiple_of
    if multiple:
        value = math.floor(value / multiple) * multiple if math.isfinite(value / multiple) else 0
    return int(value) if scalar.kind == "integer" else value


def _bounds(constraints: Constraints) -> tuple[float, float]:
    """The lowest and the highest number, which may themselves be excluded."""
    stated = [each for each in constraints.stated() if each[0].measure == "value"]
    lowest = [bound for row, bound in stated if row.relation in {">", ">="}]
    highest = [bound for row, bound in stated if row.relation in {"<", "<="}]
    return max(lowest, default=-math.inf), min(highest, default=math.inf)
