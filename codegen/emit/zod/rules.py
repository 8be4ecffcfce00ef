"""Constraints as checks of Zod, as far as these agree with Pydantic on everything on the wire.

Not used, since they refuse what Pydantic sends or takes: `z.int()` (beyond 2^53), the formats of
`z.iso`, `z.uuid`, `z.email`, `z.url`, `z.base64`, and `multipleOf` (it rounds).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.prettier.javascript import Code, call, function, name, regex, then, value
from codegen.emit.prettier.literals import literal
from codegen.emit.zod.patterns import translated

if TYPE_CHECKING:
    from collections.abc import Iterator

INTEGER = "int"
"""The name of the schema of any integer in a file; see the template."""

_SAFE = 2**53 - 1
_KEYS = "globalThis.Object.keys(map).length"


def checked(base: Code, type_: ir.Scalar | ir.Array | ir.Map) -> Code:
    """The schema of the bare type with every rule that is proven."""
    rules = type_.rules
    match type_:
        case ir.Map():
            return _sized(base, rules)
        case ir.Array():
            most = None if rules.unique_items else rules.max_items
            return _length(base, rules.min_items, most)
        case ir.Scalar("string"):
            base = _length(base, rules.min_length, rules.max_length)
            pattern = translated(rules.pattern) if rules.pattern is not None else None
            return base if pattern is None else then(base, "regex", regex(pattern))
        case ir.Scalar("number" | "integer"):
            return _bounded(base, type_)
        case _:
            return base


def scalar(type_: ir.Scalar) -> Code:
    """The schema of a scalar."""
    bare = name(INTEGER) if type_.kind == "integer" else call(f"z.{type_.kind}")
    return checked(bare, type_)


def unchecked(type_: ir.Scalar | ir.Array | ir.Map) -> Iterator[str]:
    """The rules of a type that are not checked, in words."""
    rules = type_.rules
    if rules.format is not None:
        yield f"the format `{rules.format}`"
    if rules.pattern is not None and translated(rules.pattern) is None:
        yield "the pattern"
    if rules.unique_items:
        yield "the uniqueness of the items"
    if rules.multiple_of is not None and not _is_exact(type_):
        yield f"the factor {literal(rules.multiple_of)}"


def _length(base: Code, least: int | None, most: int | None) -> Code:
    if least is not None and least == most:
        return then(base, "length", value(least))
    if least:
        base = then(base, "min", value(least))
    return base if most is None else then(base, "max", value(most))


def _bounded(base: Code, type_: ir.Scalar) -> Code:
    rules, factor = type_.rules, type_.rules.multiple_of
    if factor is not None and factor != 1 and _is_exact(type_):
        # beyond 2^53, a multiple may have been rounded to none
        test = f"(n) => n % {literal(factor)} === 0 || n % {_SAFE + 1} !== n"
        base = then(base, "refine", function(test), value(f"Expected a multiple of {factor}"))
    bounds = (
        ("min", "min", rules.minimum),
        ("gt", "min", rules.exclusive_minimum),
        ("max", "max", rules.maximum),
        ("lt", "max", rules.exclusive_maximum),
    )
    for method, rounded, bound in bounds:
        if bound is not None:
            # beyond 2^53, a value and its bound may be one number to JavaScript
            base = then(base, method if abs(bound) <= _SAFE else rounded, value(bound))
    return base


def _is_exact(type_: ir.Scalar | ir.Array | ir.Map) -> bool:
    """Whether a multiple can be told: among floats, Pydantic tolerates what is nearly one."""
    factor = type_.rules.multiple_of
    return isinstance(type_, ir.Scalar) and type_.kind == "integer" and isinstance(factor, int)


def _sized(base: Code, rules: ir.Rules) -> Code:
    least, most = rules.min_properties, rules.max_properties
    tests = [f"{_KEYS} >= {least}"] if least else []
    tests += [f"{_KEYS} <= {most}"] if most is not None else []
    for test in tests:
        base = then(base, "refine", function(f"(map) => {test}"))
    return base
