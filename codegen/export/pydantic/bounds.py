"""Bounds that Pydantic checks by a function of its own, since their core schema has no place.

So stands the bound of a union, of an enum, or of what a validator makes. Pydantic writes it beside
the type, in Python's words or under a keyword of another type, where JSON Schema would ignore it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from codegen.export.pydantic.context import is_pydantics, own_class

if TYPE_CHECKING:
    from codegen.jsonschema import Schema
    from codegen.untyped import CoreSchema, JsonValue

_UPDATES = "pydantic_js_updates"
_LEAST = {"string": "minLength", "array": "minItems", "object": "minProperties"}
_MOST = {"string": "maxLength", "array": "maxItems", "object": "maxProperties"}


def _of_numbers(keyword: str) -> dict[str, str]:
    return dict.fromkeys(("number", "integer"), keyword)


_KEYWORDS = {
    "ge": _of_numbers("minimum"),
    "gt": _of_numbers("exclusiveMinimum"),
    "le": _of_numbers("maximum"),
    "lt": _of_numbers("exclusiveMaximum"),
    "multiple_of": _of_numbers("multipleOf"),
    "max_digits": {},  # no keyword speaks of digits
    "decimal_places": {},
    "minLength": _LEAST,
    "minItems": _LEAST,
    "maxLength": _MOST,
    "maxItems": _MOST,
}
"""The keyword of each bound that Pydantic states, by the type on which it is put."""


def bounds_of(schema: CoreSchema) -> dict[str, JsonValue]:
    """The bounds that a core schema has beside its type."""
    updates = schema.get("metadata", {}).get(_UPDATES, {})
    return {name: value for name, value in updates.items() if name in _KEYWORDS}


def without_bounds(schema: CoreSchema) -> CoreSchema:
    """A core schema without the bounds beside its type."""
    updates = schema["metadata"][_UPDATES]
    kept = {name: value for name, value in updates.items() if name not in _KEYWORDS}
    return {**schema, "metadata": {**schema["metadata"], _UPDATES: kept}}


def with_bounds(result: Schema, bounds: dict[str, JsonValue], schema: CoreSchema) -> Schema:
    """The JSON Schema of a core schema, each bound put where a keyword says it.

    None of what a validator makes, or a serializer: that is not what is on the wire.
    """
    return result if _is_made(schema) else _put(result, bounds)


def _put(result: Schema, bounds: dict[str, JsonValue]) -> Schema:
    for union in ("anyOf", "oneOf"):
        if union in result:
            return {**result, union: [_put(member, bounds) for member in result[union]]}
    if not isinstance(result.get("type"), str) or _is_closed(result):
        return result
    stated = ((_KEYWORDS[name].get(result["type"]), value) for name, value in bounds.items())
    return {**result, **{keyword: value for keyword, value in stated if keyword is not None}}


def _is_closed(result: Schema) -> bool:
    """Whether a schema lists its values, items or keys, of which a bound says nothing new."""
    return not {"const", "enum", "prefixItems", "properties"}.isdisjoint(result)


def _is_made(schema: CoreSchema) -> bool:
    while own_class(schema) is None:
        if "serialization" in schema:
            return True
        if schema["type"] in {"function-after", "function-wrap"}:
            function = schema["function"]["function"]
            if not is_pydantics(function.func if isinstance(function, partial) else function):
                return True
        if "schema" not in schema:
            return False
        schema = schema["schema"]
    return False
