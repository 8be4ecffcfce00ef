"""Constraints as checks of Zod, as far as these agree with Pydantic on everything on the wire.

Not used, since they refuse what Pydantic sends or takes: `z.int()` (beyond 2^53), the formats of
`z.iso`, `z.uuid`, `z.email`, `z.url`, `z.base64`, and `multipleOf` (it rounds).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from codegen import ir
from codegen.emit.prettier.javascript import (
    ExprLayout,
    call,
    function,
    name,
    regex,
    then,
    value,
)
from codegen.emit.prettier.literals import literal
from codegen.emit.zod.names import INTEGER
from codegen.emit.zod.patterns import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Constrained: TypeAlias = ir.Scalar | ir.Array | ir.Map
_KEYS = "globalThis.Object.keys(map).length"


def checked(base: ExprLayout, type_: _Constrained) -> ExprLayout:
    """The schema of the bare type with every constraint that is checked."""
    measures = {each.measure for each, _ in type_.constraints.stated()}
    for measure, check in CHECKS.items() if measures else ():
        if check is not None and measure in measures:
            base = check(base, type_)
    return base


def scalar(type_: ir.Scalar) -> ExprLayout:
    """The schema of a scalar."""
    bare = name(INTEGER) if type_.kind == "integer" else call(f"z.{type_.kind}")
    return checked(bare, type_)


def unchecked(type_: _Constrained) -> Iterator[str]:
    """The constraints of a type that are not checked, in words."""
    stated = sorted(type_.constraints.stated(), key=lambda each: _ORDER.index(each[0].measure))
    for constraint, bound in stated:
        if not _is_checked(constraint, type_):
            yield constraint.noun.format(bound if isinstance(bound, str) else literal(bound))


def _is_checked(constraint: ir.Constraint, type_: _Constrained) -> bool:
    match constraint.measure:
        case "pattern":
            return translated(type_.constraints.pattern or "") is not None
        case "factor":
            return _is_exact(type_)
        case measure:
            return CHECKS[measure] is not None


def _size(base: ExprLayout, type_: _Constrained, measure: ir.Measure) -> ExprLayout:
    bounds = _bounds(type_, measure)
    least, most = bounds.get(">="), bounds.get("<=")
    if measure == "items" and type_.constraints.unique_items:
        most = None  # Pydantic counts them after it has made a set of them
    if least is not None and least == most:
        return then(base, "length", value(least))
    if least:
        base = then(base, "min", value(least))
    return base if most is None else then(base, "max", value(most))


def _bounds(type_: _Constrained, measure: ir.Measure) -> dict[ir.Relation, float]:
    return {
        each.relation: bound
        for each, bound in type_.constraints.stated()
        if each.measure == measure and each.relation is not None
    }


def _pattern(base: ExprLayout, type_: _Constrained) -> ExprLayout:
    pattern = translated(type_.constraints.pattern or "")
    return base if pattern is None else then(base, "regex", regex(pattern))


def _factor(base: ExprLayout, type_: _Constrained) -> ExprLayout:
    factor = type_.constraints.multiple_of
    if factor is None or factor == 1 or not _is_exact(type_):
        return base
    # beyond 2^53, a multiple may have been rounded to none
    test = f"(n) => n % {literal(factor)} === 0 || n % {ir.SAFE_INTEGER + 1} !== n"
    return then(base, "refine", function(test), value(f"Expected a multiple of {factor}"))


def _is_exact(type_: _Constrained) -> bool:
    """Whether a multiple can be told: among floats, Pydantic tolerates what is nearly one."""
    factor = type_.constraints.multiple_of
    return isinstance(type_, ir.Scalar) and type_.kind == "integer" and isinstance(factor, int)


_METHODS: dict[ir.Relation, tuple[str, str]] = {
    ">=": ("min", "min"),
    ">": ("gt", "min"),
    "<=": ("max", "max"),
    "<": ("lt", "max"),
}
"""The method for a bound, and the one for a bound that JavaScript may have rounded."""


def _value(base: ExprLayout, type_: _Constrained) -> ExprLayout:
    bounds = _bounds(type_, "value")
    for relation, (method, rounded) in _METHODS.items():
        bound = bounds.get(relation)
        if bound is not None:
            # beyond 2^53, a value and its bound may be one number to JavaScript
            exact = abs(bound) <= ir.SAFE_INTEGER
            base = then(base, method if exact else rounded, value(bound))
    return base


def _keys(base: ExprLayout, type_: _Constrained) -> ExprLayout:
    for relation, bound in _bounds(type_, "keys").items():
        if bound or relation != ">=":
            base = then(base, "refine", function(f"(map) => {_KEYS} {relation} {bound}"))
    return base


CHECKS: dict[ir.Measure, Callable[[ExprLayout, _Constrained], ExprLayout] | None] = {
    "format": None,
    "uniqueness": None,
    "factor": _factor,
    "value": _value,
    "length": partial(_size, measure="length"),
    "pattern": _pattern,
    "items": partial(_size, measure="items"),
    "keys": _keys,
}
"""How each measure is checked, in the order of the calls; None where it is not."""

_ORDER = [*CHECKS]
