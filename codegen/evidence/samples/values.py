"""Values without parts: the edges of a type first, then any at random. Knows no model."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from codegen.evidence.samples.texts import texts

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from codegen.ir import Constraints, Json, Scalar

_SAFE = 2**53 - 1
_INTEGERS = (0, 1, -1, 2**31 - 1, -(2**31), _SAFE, -_SAFE, 2**53 + 1, 2**63 - 1)
_NUMBERS = (0, 1, 0.5, -1.25, 0.1, _SAFE, 1e22, 1.7976931348623157e308, -1e-7, 5e-324)
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
    _SAFE,
)


def edges(scalar: Scalar) -> list[Json]:
    """The values of a scalar at which programs break, and the plainest one first.

    Raises Impossible where there is none, or none that is known.
    """
    match scalar.kind:
        case "null":
            return [None]
        case "boolean":
            return [True, False]
        case "string":
            return [*texts(scalar.constraints)]
        case "integer" | "number":
            return [*_numbers(scalar)]
        case _:
            return [*_ANYTHING]


def further(scalar: Scalar, rng: random.Random) -> float:
    """Any number between the bounds, which it may be itself where they are excluded."""
    lower, upper = _bounds(scalar.constraints)
    low = lower if lower > -math.inf else min(-1e6, upper - 1e6)
    high = upper if upper < math.inf else max(1e6, lower + 1e6)
    if scalar.kind == "integer":
        return _fitting(rng.randint(math.ceil(low), max(math.ceil(low), math.floor(high))), scalar)
    return _fitting(round(rng.uniform(low, high), rng.randint(0, 6)), scalar)


def _numbers(scalar: Scalar) -> Iterator[float]:
    """Numbers near the bounds and far from them, each once."""
    lower, upper = _bounds(scalar.constraints)
    is_whole = scalar.kind == "integer"
    step = 1 if is_whole else 1e-3
    near = [each for bound in (lower, upper) if math.isfinite(bound) for each in _near(bound, step)]
    stated = [*near, *(_INTEGERS if is_whole else _NUMBERS)]
    if math.isfinite(lower) and math.isfinite(upper):
        stated.append((lower + upper) / 2)
    for each in dict.fromkeys(_fitting(each, scalar) for each in stated):
        if allows(scalar, each):
            yield each


def _near(bound: float, step: float) -> tuple[float, ...]:
    return (bound, bound + step, bound - step)


def _fitting(value: float, scalar: Scalar) -> float:
    """The number as the rules about its steps want it."""
    multiple = scalar.constraints.multiple_of
    if multiple:
        value = math.floor(value / multiple) * multiple if math.isfinite(value / multiple) else 0
    return int(value) if scalar.kind == "integer" else value


def allows(scalar: Scalar, value: float) -> bool:
    """Whether the bounds of a number have room for a value."""
    rules = scalar.constraints
    return not (
        (rules.minimum is not None and value < rules.minimum)
        or (rules.maximum is not None and value > rules.maximum)
        or (rules.exclusive_minimum is not None and value <= rules.exclusive_minimum)
        or (rules.exclusive_maximum is not None and value >= rules.exclusive_maximum)
    )


def _bounds(rules: Constraints) -> tuple[float, float]:
    """The lowest and the highest number, which may themselves be excluded."""
    lowest = [each for each in (rules.minimum, rules.exclusive_minimum) if each is not None]
    highest = [each for each in (rules.maximum, rules.exclusive_maximum) if each is not None]
    return max(lowest, default=-math.inf), min(highest, default=math.inf)
