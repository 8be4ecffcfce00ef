"""Constraints as expressions of JavaScript that are true of what keeps them.

They are those that Zod checks, so that both say the same; but a length counts characters as Python
does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from codegen import ir
from codegen.emit.prettier.literals import literal
from codegen.emit.zod.patterns import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Constrained: TypeAlias = ir.Scalar | ir.Array | ir.Map


def checks(type_: Constrained, value: str) -> Iterator[str]:
    """What has to be true of a value besides being of the bare type."""
    for row, bound in type_.constraints.stated():
        check = CHECKS[row.measure]
        if check is not None:
            yield from check(type_, row, bound, value)


Check: TypeAlias = "Callable[[Constrained, ir.Constraint, float, str], Iterator[str]]"


def _compared(amount: str) -> Check:
    def check(_: Constrained, row: ir.Constraint, bound: float, value: str) -> Iterator[str]:
        if bound or row.relation != ">=":
            yield f"{amount.format(value)} {row.relation} {literal(bound)}"

    return check


def _value(_: Constrained, row: ir.Constraint, bound: float, value: str) -> Iterator[str]:
    # beyond 2^53, a value and its bound may be one number to JavaScript
    relation = row.relation or ""
    exact = abs(bound) <= ir.SAFE_INTEGER
    yield f"{value} {relation if exact else relation[0] + '='} {literal(bound)}"


def _items(type_: Constrained, row: ir.Constraint, bound: float, value: str) -> Iterator[str]:
    # Pydantic counts the most of a set after it has made one of them
    if not (type_.constraints.unique_items and row.relation == "<="):
        yield from _compared("{}.length")(type_, row, bound, value)


def _factor(type_: Constrained, _: ir.Constraint, bound: float, value: str) -> Iterator[str]:
    # among floats, Pydantic tolerates what is nearly a multiple
    if isinstance(type_, ir.Scalar) and type_.kind == "integer" and isinstance(bound, int):
        yield f"({value} % {literal(bound)} === 0 || {value} % {ir.SAFE_INTEGER + 1} !== {value})"


def _pattern(type_: Constrained, _: ir.Constraint, __: float, value: str) -> Iterator[str]:
    pattern = translated(type_.constraints.pattern or "")
    if pattern is not None:
        yield f"/{pattern}/u.test({value})"


CHECKS: dict[ir.Measure, Check | None] = {
    "format": None,
    "uniqueness": None,
    "factor": _factor,
    "value": _value,
    "length": _compared("characters({})"),
    "pattern": _pattern,
    "items": _items,
    "keys": _compared("globalThis.Object.keys({}).length"),
}
"""How each measure is checked; None where it is not."""
