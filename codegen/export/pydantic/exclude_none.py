"""What `exclude_none` takes off the wire: which fields may be None, and their schema without it.

Pydantic leaves a field out when its *value* is None, before any serializer runs, so the question
is put to the core schema; null that a serializer returns stays on the wire.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.export.placeholders import PARAMETER

if TYPE_CHECKING:
    from codegen.export.pydantic.context import Context
    from codegen.jsonschema import Schema
    from codegen.untyped import CoreSchema

_ABSENT = "x-absent"
"""On a property whose key is left out where Python holds None: whether that is its default."""

_NULLS = ({"type": "null"}, {"type": "null", "const": None})


def leave_out_none(result: Schema, schema: CoreSchema, context: Context) -> Schema:
    """The JSON Schema of a field as the server dumps it: without null where it excludes None."""
    if not (context.is_output and context.wire.exclude_none and admits_none(schema, context)):
        return result
    sends_none = context.may_be(schema, lambda each: _returns_none(each, context))
    is_default = "default" in result and result["default"] is None
    stripped = result if sends_none else _without_null(result)
    return {**stripped, _ABSENT: "none-by-default" if is_default else "none"}


def admits_none(schema: CoreSchema, context: Context) -> bool:
    """Whether a value of the core schema may be None."""
    return context.may_be(schema, _is_none)


def relax_required(result: Schema) -> Schema:
    """An object of which no property is required that may be absent."""
    absent = {name for name, prop in result.get("properties", {}).items() if _ABSENT in prop}
    required = [name for name in result.get("required", ()) if name not in absent]
    rest = {key: value for key, value in result.items() if key != "required"}
    return {**rest, "required": required} if required else rest


def _is_none(schema: CoreSchema) -> bool | None:
    match schema:
        case {"type": "any"}:  # of a type parameter the arguments decide, which are verified
            return PARAMETER not in schema.get("metadata", {})
        case {"type": "nullable" | "none"} | {"type": "default", "default": None}:
            return True
        case {"type": "literal", "expected": expected}:
            return None in expected
    return None


def _returns_none(schema: CoreSchema, context: Context) -> bool | None:
    """Whether a serializer may return None; Pydantic has looked at the value before it is asked."""
    match schema:
        case {"type": "definition-ref" | "model" | "dataclass" | "typed-dict"}:
            return False  # its definition says so
        case {"serialization": {"function": _, "return_schema": returned}}:
            return admits_none(returned, context)
        case {"serialization": {"function": _}}:
            return True
        case {"type": "json-or-python" | "lax-or-strict"}:
            return False  # what serializes is not what is read
    return None


def _without_null(result: Schema) -> Schema:
    outer = {key: value for key, value in result.items() if (key, value) != ("default", None)}
    if outer.get("type") == "null":
        kept = {key: value for key, value in outer.items() if key not in {"type", "const"}}
        return {**kept, "not": {}}
    if isinstance(outer.get("type"), list):
        kinds = [kind for kind in outer["type"] if kind != "null"]
        return {**outer, "type": kinds[0] if len(kinds) == 1 else kinds}
    if "enum" in outer and None in outer["enum"]:
        return {**outer, "enum": [value for value in outer["enum"] if value is not None]}
    members = [member for member in outer.get("anyOf", ()) if member not in _NULLS]
    if "anyOf" not in outer or not members:
        return outer
    if len(members) > 1:
        return {**outer, "anyOf": [_without_null(member) for member in members]}
    del outer["anyOf"]
    return {**_without_null(members[0]), **outer}
