"""What `exclude_none` takes off the wire: which fields may be None, and their schema without it.

Pydantic leaves a field out when its *value* is None, before any serializer runs, so the question
is put to the core schema; null that a serializer returns stays on the wire.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import CoreSchema

_ABSENT = "x-absent"
"""On a property whose key is left out where Python holds None: whether that is its default."""

_WRAPPERS = {
    "default",
    "nullable",
    "function-before",
    "function-after",
    "function-wrap",
}
_NONE: dict[str, Any] = {"not": {}}
_NULLS = ({"type": "null"}, {"type": "null", "const": None})


def leave_out_none(
    result: dict[str, Any], schema: CoreSchema, definitions: Mapping[str, CoreSchema]
) -> dict[str, Any]:
    """The JSON Schema of a field when None is left out: not null, and marked as possibly absent."""
    if not admits_none(schema, definitions):
        return result
    stripped = result if _makes_none(schema, definitions) else _without_null(result)
    is_default = "default" in result and result["default"] is None
    return {**stripped, _ABSENT: "none-by-default" if is_default else "none"}


def admits_none(schema: CoreSchema, definitions: Mapping[str, CoreSchema]) -> bool:
    """Whether a value of the core schema may be None."""
    return _admits_none(schema, definitions, set())


def settle_presence(result: dict[str, Any]) -> dict[str, Any]:
    """Take the properties that may be absent out of an object's `required`, in place."""
    absent = {name for name, prop in result.get("properties", {}).items() if _ABSENT in prop}
    required = [name for name in result.get("required", ()) if name not in absent]
    if required:
        result["required"] = required
    else:
        result.pop("required", None)
    return result


def _admits_none(schema: Any, definitions: Mapping[str, CoreSchema], seen: set[str]) -> bool:  # noqa: ANN401 - narrowed by match
    match schema:
        case {"type": "any", "metadata": {"x-type-parameter": _}}:
            return False  # the parameter itself: its arguments decide, and are verified
        case {"type": "nullable" | "none" | "any"}:
            return True
        case {"type": "literal", "expected": expected}:
            return None in expected
        case {"type": "default", "default": None}:
            return True
        case {"type": "union", "choices": choices}:
            members = (each[0] if isinstance(each, tuple) else each for each in choices)
            return any(_admits_none(member, definitions, seen) for member in members)
        case {"type": "definition-ref", "schema_ref": ref}:
            if ref in seen or ref not in definitions:
                return False
            return _admits_none(definitions[ref], definitions, seen | {ref})
        case {"type": "json-or-python", "json_schema": inner}:
            return _admits_none(inner, definitions, seen)
        case {"type": "lax-or-strict", "lax_schema": inner}:
            return _admits_none(inner, definitions, seen)
        case {"type": "chain", "steps": [*_, inner]}:
            return _admits_none(inner, definitions, seen)
        case {"type": "model" | "dataclass" | "typed-dict"}:
            return False
        case {"schema": inner}:
            return _admits_none(inner, definitions, seen)
        case _:
            return False


def _makes_none(schema: Any, definitions: Mapping[str, CoreSchema]) -> bool:  # noqa: ANN401 - narrowed by match
    """Whether a serializer may return None; Pydantic has looked at the value before it is asked."""
    match schema:
        case {"type": "model" | "dataclass" | "typed-dict"}:
            return False  # its definition says so
        case {"serialization": {"function": _, "return_schema": returned}}:
            return admits_none(returned, definitions)
        case {"serialization": {"function": _}}:
            return True
        case {"type": "union", "choices": choices}:
            members = (each[0] if isinstance(each, tuple) else each for each in choices)
            return any(_makes_none(member, definitions) for member in members)
        case {"type": kind, "schema": inner} if kind in _WRAPPERS:
            return _makes_none(inner, definitions)
        case _:
            return False


def _without_null(result: dict[str, Any]) -> dict[str, Any]:
    outer = {key: value for key, value in result.items() if (key, value) != ("default", None)}
    if outer.get("type") == "null":
        return {key: value for key, value in outer.items() if key not in {"type", "const"}} | _NONE
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
