"""Constraints as checks of Zod, as far as these agree with Pydantic on everything on the wire.

Not used, since they refuse what Pydantic sends or takes: `z.int()` (beyond 2^53), the formats of
`z.iso`, `z.uuid`, `z.email`, `z.url`, `z.base64`, and `multipleOf` (it rounds).
"""

from __future__ import annotations

from dataclasses import dataclass
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

    from codegen.config import ZodFlavour

_Constrained: TypeAlias = ir.Scalar | ir.Array | ir.Map
_KEYS = "globalThis.Object.keys(map).length"


@dataclass(frozen=True)
class Check:
    """A check: its method of a schema, its function in `zod/mini`, and what both are given."""

    method: str
    function: str
    arguments: tuple[ExprLayout, ...]


def checked(base: ExprLayout, type_: _Constrained, flavour: ZodFlavour) -> ExprLayout:
    """The schema of the bare type with every constraint that is checked."""
    found = [*_checks(type_)]
    if flavour == "mini" and found:
        calls = [call(f"z.{each.function}", *each.arguments) for each in found]
        return then(base, "check", *calls)
    for each in found:
        base = then(base, each.method, *each.arguments)
    return base


def _checks(type_: _Constrained) -> Iterator[Check]:
    measures = {each.measure for each, _ in type_.constraints.stated()}
    for measure, check in CHECKS.items() if measures else ():
        if check is not None and measure in measures:
            yield from check(type_)


def scalar(type_: ir.Scalar, flavour: ZodFlavour) -> ExprLayout:
    """The schema of a scalar."""
    bare = name(INTEGER) if type_.kind == "integer" else call(f"z.{type_.kind}")
    return checked(bare, type_, flavour)


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


def _size(type_: _Constrained, measure: ir.Measure) -> Iterator[Check]:
    bounds = _bounds(type_, measure)
    least, most = bounds.get(">="), bounds.get("<=")
    if measure == "items" and type_.constraints.unique_items:
        most = None  # Pydantic counts them after it has made a set of them
    if least is not None and least == most:
        yield Check("length", "length", (value(least),))
        return
    if least:
        yield Check("min", "minLength", (value(least),))
    if most is not None:
        yield Check("max", "maxLength", (value(most),))


def _bounds(type_: _Constrained, measure: ir.Measure) -> dict[ir.Relation, float]:
    return {
        each.relation: bound
        for each, bound in type_.constraints.stated()
        if each.measure == measure and each.relation is not None
    }


def _pattern(type_: _Constrained) -> Iterator[Check]:
    pattern = translated(type_.constraints.pattern or "")
    if pattern is not None:
        yield Check("regex", "regex", (regex(pattern),))


def _factor(type_: _Constrained) -> Iterator[Check]:
    factor = type_.constraints.multiple_of
    if factor is None or factor == 1 or not _is_exact(type_):
        return
    # beyond 2^53, a multiple may have been rounded to none
    test = f"(n) => n % {literal(factor)} === 0 || n % {ir.SAFE_INTEGER + 1} !== n"
    yield _refined(function(test), value(f"Expected a multiple of {factor}"))


def _refined(*arguments: ExprLayout) -> Check:
    return Check("refine", "refine", arguments)


def _is_exact(type_: _Constrained) -> bool:
    """Whether a multiple can be told: among floats, Pydantic tolerates what is nearly one."""
    factor = type_.constraints.multiple_of
    return isinstance(type_, ir.Scalar) and type_.kind == "integer" and isinstance(factor, int)


_MINIMUM, _MAXIMUM = ("min", "minimum"), ("max", "maximum")
_METHODS: dict[ir.Relation, tuple[tuple[str, str], tuple[str, str]]] = {
    ">=": (_MINIMUM, _MINIMUM),
    ">": (("gt", "gt"), _MINIMUM),
    "<=": (_MAXIMUM, _MAXIMUM),
    "<": (("lt", "lt"), _MAXIMUM),
}
"""What checks a bound, and what one that JavaScript may have rounded: its method and function."""


def _value(type_: _Constrained) -> Iterator[Check]:
    bounds = _bounds(type_, "value")
    for relation, (exact, rounded) in _METHODS.items():
        bound = bounds.get(relation)
        if bound is not None:
            # beyond 2^53, a value and its bound may be one number to JavaScript
            yield Check(*(exact if abs(bound) <= ir.SAFE_INTEGER else rounded), (value(bound),))


def _keys(type_: _Constrained) -> Iterator[Check]:
    for relation, bound in _bounds(type_, "keys").items():
        if bound or relation != ">=":
            yield _refined(function(f"(map) => {_KEYS} {relation} {bound}"))


CHECKS: dict[ir.Measure, Callable[[_Constrained], Iterator[Check]] | None] = {
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
