"""Whether values under the constraints of one type keep those of another.

What cannot be decided, such as one pattern within another, is not guessed at.
"""

from __future__ import annotations

import math
from enum import IntEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from codegen.ir import NO_CONSTRAINTS

if TYPE_CHECKING:
    from codegen.ir import Const, Constraint, Constraints, Scalar, ScalarKind


class Fit(IntEnum):
    """Whether what is sent is taken; the lowest of several answers is that of all of them."""

    NO = 0
    UNDECIDED = 1
    YES = 2


def _kinds(value: object) -> tuple[ScalarKind, ...]:
    """The kinds of scalars of which a value is."""
    match value:
        case bool():
            return ("boolean",)
        case int():
            return "integer", "number"
        case float():
            return ("integer", "number") if value.is_integer() else ("number",)
    return ("string",)


def const_fits(const: Const, scalar: Scalar) -> Fit:
    """Whether a value is one of a scalar."""
    if scalar.kind not in _kinds(const.value):
        return Fit.NO
    amounts = {"value": const.value}
    if isinstance(const.value, str):
        amounts = {"length": len(const.value)}
    fits = [Fit.YES]
    for row, bound in scalar.constraints.stated():
        amount = amounts.get(row.measure)
        if row.relation is not None and isinstance(amount, (int, float)):
            fits.append(Fit(2 * scalar.constraints.allows(row.measure, amount)))
        elif row.measure == "factor" and isinstance(const.value, (int, float)):
            fits.append(_is_multiple(const.value, bound))
        else:
            fits.append(Fit.UNDECIDED)
    return min(fits)


def scalar_fits(sent: Scalar, taken: Scalar) -> Fit:
    """Whether each value of one scalar is one of the other."""
    is_whole = sent.kind == "integer"
    if sent.kind != taken.kind and not (is_whole and taken.kind == "number"):
        return Fit.NO
    return constraints_fit(sent.constraints, taken.constraints, is_whole=is_whole)


def constraints_fit(sent: Constraints, taken: Constraints, *, is_whole: bool) -> Fit:
    """Whether values under some constraints keep others; whole numbers have steps of one."""
    if taken is NO_CONSTRAINTS:
        return Fit.YES
    return min(
        [constraint_fits(row, sent, taken, is_whole=is_whole) for row, _ in taken.stated()],
        default=Fit.YES,
    )


def constraint_fits(
    row: Constraint, sent: Constraints, taken: Constraints, *, is_whole: bool = False
) -> Fit:
    """Whether values under some constraints keep one of others."""
    before, after = getattr(sent, row.name), getattr(taken, row.name)
    if after is None or after is False or before == after:
        return Fit.YES
    if row.relation is not None:
        is_lower = row.relation in {">", ">="}
        one = _limits(sent, row, is_whole=is_whole, is_lower=is_lower)
        other = _limits(taken, row, is_whole=is_whole, is_lower=is_lower)
        return Fit.YES if (one >= other if is_lower else one <= other) else Fit.NO
    match row.measure:
        case "factor":
            return _is_multiple(1 if before is None and is_whole else before, after)
        case "format" if before is None:
            return Fit.NO
        case "uniqueness":
            return Fit.YES if or_endless(sent.max_items) <= 1 else Fit.NO
    return Fit.UNDECIDED


def _limits(
    constraints: Constraints, row: Constraint, *, is_whole: bool, is_lower: bool
) -> tuple[float, float]:
    """The limit that all bounds of one measure make, with how it is itself excluded."""
    found = [(0.0 if row.bound == "count" else -math.inf, 0.0) if is_lower else (math.inf, 0.0)]
    for each, bound in constraints.stated():
        if each.measure != row.measure or (each.relation in {">", ">="}) != is_lower:
            continue
        is_out = each.relation in {">", "<"}
        if is_whole and row.measure == "value":
            step = 1 if is_out else 0
            edge = math.floor(bound) + 1 if is_out else math.ceil(bound)
            high = math.ceil(bound) - step if is_out else math.floor(bound)
            found.append((edge if is_lower else high, 0.0))
        else:
            found.append((bound, (1.0 if is_lower else -1.0) * is_out))
    return max(found) if is_lower else min(found)


def _is_multiple(value: float | None, factor: float) -> Fit:
    if value is None or not Fraction(str(factor)):
        return Fit.NO
    return Fit.YES if (Fraction(str(value)) / Fraction(str(factor))).denominator == 1 else Fit.NO


def or_endless(bound: float | None) -> float:
    """The greatest that a bound admits, where there may be none."""
    return math.inf if bound is None else bound


def within(sent: tuple[float, float], taken: tuple[float, float]) -> Fit:
    """Whether one range, from the least to the most, lies inside of another."""
    return Fit.YES if taken[0] <= sent[0] and sent[1] <= taken[1] else Fit.NO
