"""Fields: which keys there are, which are always there, under what name, and which are never null.

Under `exclude_none` Pydantic leaves a field out when its *value* is None, before any serializer
runs, so the question is put to the core schema; null that a serializer returns stays on the wire.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, get_type_hints

from pydantic.fields import FieldInfo

from codegen.export.placeholders import PARAMETER
from codegen.jsonschema import map_subschemas

if TYPE_CHECKING:
    from codegen.export.pydantic.context import Context, Describe, Kinds
    from codegen.jsonschema import Schema
    from codegen.untyped import AnyType, CoreSchema, JsonValue


_NULL = {"type": "null"}
_DEFAULT = "correct the default, or the annotation; Field(validate_default=True) checks it"
_INFINITE = "set [tool.codegen.wire] nonfinite-floats = true, or choose another default"
_MASK = "*" * 10
"""What Pydantic writes for a secret."""

_ALIAS = "give the field a validation_alias that is a key, also as one of AliasChoices"
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def name_of_field(schema: CoreSchema) -> str | None:
    """The name of a field, which `named` has given it where Pydantic gives none; None for others.

    A core schema of another kind may have a name, too.
    """
    name: str | None = schema.get("property_name") or schema.get("name")
    return name if name is not None and schema["type"].endswith("-field") else None


def named(schema: CoreSchema) -> CoreSchema:
    """The core schema of a class's fields, of which each knows its name."""
    fields = {name: {**field, "name": name} for name, field in schema["fields"].items()}
    return {**schema, "fields": fields}


def with_deprecation(result: Schema, schema: CoreSchema, context: Context) -> Schema:
    """The schema of a field with what is said of a deprecated one: Pydantic says that it is."""
    name = name_of_field(schema) if result.get("deprecated") is True else None
    message = name and _deprecation(context.diagnostics.cls, name)
    return {**result, "x-deprecated": message} if message else result


def _deprecation(cls: type | None, name: str) -> str | None:
    """What is said of a deprecated field, also a computed one; None where nothing is."""
    computed = getattr(cls, "__pydantic_decorators__", None)
    if computed is not None and name in computed.computed_fields:
        return computed.computed_fields[name].info.deprecation_message  # type: ignore[no-any-return]  # found by name
    fields: dict[str, FieldInfo] = getattr(cls, "__pydantic_fields__", {})
    field = fields.get(name) or _annotated(cls, name)
    return None if field is None or field.deprecated is True else field.deprecation_message


def _annotated(cls: AnyType, name: str) -> FieldInfo | None:
    """The field of a TypedDict or a standard dataclass, of which Pydantic keeps nothing."""
    try:
        return FieldInfo.from_annotation(get_type_hints(cls, include_extras=True)[name])
    except (NameError, TypeError, KeyError):
        return None


def only_path(field: CoreSchema) -> str | None:
    """The key inside which a field is read, if it is read nowhere else."""
    alias = field.get("validation_alias")
    if not isinstance(alias, list):
        return None
    paths = alias if isinstance(alias[0], list) else [alias]
    is_key = any(len(path) == 1 and isinstance(path[0], str) for path in paths)
    return None if is_key else str(paths[0][0])


def is_always_sent(field: CoreSchema, context: Context, *, total: bool) -> bool:
    """Whether the key is always there on the way out, which a default does not change."""
    if field["type"] == "typed-dict-field" and not field.get("required", total):
        return False
    skips_defaults = context.wire.exclude_unset or context.wire.exclude_defaults
    has_default = field["schema"]["type"] == "default"
    may_be_missing = context.may_be(
        field["schema"], lambda each: True if each["type"] == "missing-sentinel" else None
    )
    left_out = (skips_defaults and has_default) or may_be_missing
    return not left_out and field.get("serialization_exclude_if") is None


def _field(context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """One field as it is on the wire."""
    result = describe(schema)
    if not context.is_output:
        if only_path(schema) is None:
            return result
        return context.refuse("it is read from inside another key, which no schema says", _ALIAS)
    if schema["schema"]["type"] == "default":
        result = _with_default(result, schema["schema"], context)
    return leave_out_none(result, schema["schema"], context)


def _with_default(result: Schema, schema: CoreSchema, context: Context) -> Schema:
    """A default goes out as it is, unless it is validated: it has to be of the type."""
    if "default" not in schema:
        return result
    if not (context.wire.nonfinite_floats or _is_finite(schema["default"])):
        return _with_infinity(result, schema["default"], context)
    if _is_validated(schema, context):
        return result
    if schema["default"] is None:
        return result if admits_none(schema["schema"], context) else _with_null(result)
    if "default" in result and not _fits(result["default"], result):
        return context.refuse(f"its default {schema['default']!r} is not of its type", _DEFAULT)
    return result


def _with_infinity(result: Schema, default: JsonValue, context: Context) -> Schema:
    """A field whose default goes out as null, unless a serializer or a setting makes it text."""
    are_texts = context.settings.tail.ser_json_inf_nan == "strings"
    admitting = result if are_texts else _with_null_for_numbers(result, default)
    if admitting != result:
        what = f"its default {default} is sent with null for what is not finite"
        context.diagnostics.report("default-finite", what, _INFINITE)
    return admitting


def _with_null_for_numbers(result: Schema, default: JsonValue) -> Schema:
    """What is sent of a default: a number, or what is inside of a container."""
    if isinstance(default, float):
        return _with_null(result) if _fits(0.5, result) and not _fits(None, result) else result

    def visit(inner: Schema) -> Schema:
        return _with_null(inner) if inner.get("type") == "number" else map_subschemas(inner, visit)

    return visit(result)


def _is_finite(value: object) -> bool:
    """Whether all numbers of a value are finite, as those of JSON are."""
    match value:
        case float():
            return math.isfinite(value)
        case list() | tuple() | set() | frozenset():
            return all(map(_is_finite, value))
        case dict():
            return all(map(_is_finite, value.values()))
    return True


def _with_null(result: Schema) -> Schema:
    members = result["anyOf"] if result.keys() == {"anyOf"} else [result]
    return {"anyOf": [*(each for each in members if each != _NULL), _NULL]}


def _fits(value: JsonValue, schema: Schema) -> bool:
    """Whether a default is of the type that its schema names; constraints are not looked at."""
    match schema:
        case {"anyOf": members} | {"oneOf": members}:
            return any(_fits(value, member) for member in members)
        case {"enum": values}:
            return value in values
        case {"const": only}:
            return bool(value == only)
        case {"type": "integer" | "number"} if isinstance(value, bool):
            return False
        case {"type": "array", "items": dict(items)} if isinstance(value, list):
            return all(_fits(each, items) for each in value)
        case {"type": "object", "additionalProperties": dict(values)} if isinstance(value, dict):
            return all(_fits(each, values) for each in value.values())
        case {"type": str(kind)}:
            return isinstance(value, _TYPES[kind])
    return True


def _is_validated(schema: CoreSchema, context: Context) -> bool:
    """Whether a default is read as any value is, and goes out as what comes of that."""
    stated = schema.get("validate_default")
    return bool(context.settings.tail.validate_default if stated is None else stated)


def _default(context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """A type with its default, unless that is no JSON, or a secret."""
    result = describe(schema)
    shown = _is_shown(result.get("default"), context)
    if not shown or (_is_validated(schema, context) and not _fits(result.get("default"), result)):
        result = {key: value for key, value in result.items() if key != "default"}
    return result


def _is_shown(value: JsonValue, context: Context) -> bool:
    """Whether a default may be told: it is JSON, and none of what only the server knows."""
    return (
        _is_finite(value) and _MASK not in str(value) and not is_settings(context.diagnostics.cls)
    )


def is_settings(cls: type | None) -> bool:
    """Whether a class holds settings of the server."""
    bases = getattr(cls, "__mro__", ())
    return any(base.__module__.partition(".")[0] == "pydantic_settings" for base in bases)


KINDS: Kinds = {
    "computed-field": lambda context, describe, schema: leave_out_none(
        describe(schema), schema["return_schema"], context
    ),
    "default": _default,
    "model-fields": lambda _, describe, schema: describe(named(schema)),
    **dict.fromkeys(("dataclass-field", "model-field", "typed-dict-field"), _field),
}


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
