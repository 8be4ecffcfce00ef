"""Scalars and single values whose schema contradicts what is sent or accepted."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, get_type_hints

from pydantic import ImportString, TypeAdapter
from pydantic.json_schema import SkipJsonSchema

from codegen.export.pydantic.context import is_pydantics
from codegen.export.pydantic.fields import admits_none

if TYPE_CHECKING:
    from codegen.export.pydantic.context import Context, Describe, Kinds
    from codegen.jsonschema import Schema
    from codegen.untyped import CoreSchema

_HOOKS = "pydantic_js_annotation_functions"
_JSON_VALUE = "pydantic.types.JsonValue:"
_MAKERS = {str, int, float, bool}
_RETURNED = (
    "state its form with Annotated[..., PlainSerializer(f, return_type=...)] or "
    "WithJsonSchema({...}), or leave the field out with Field(exclude=True)"
)
_READ = (
    "pass json_schema_input_type= to the validator, or json_schema_input_schema= in a core schema"
)
_NOT_FINITE = "set ser_json_inf_nan to 'null' or 'strings', or forbid them with allow_inf_nan=False"


def is_scalar(value: object) -> bool:
    """Whether JSON has a literal for a value; of a str, int or float also in a subclass."""
    return value is None or isinstance(value, (str, int, float))


def is_import(schema: CoreSchema) -> bool:
    """Whether a core schema is that of an ImportString, which only its serializer shows."""
    function = schema.get("serialization", {}).get("function")
    return bool(function == ImportString._serialize)  # noqa: SLF001 - its only mark


def unhidden(schema: CoreSchema) -> CoreSchema:
    """A core schema without SkipJsonSchema, which hides nothing from the wire."""
    metadata = schema.get("metadata", {})
    functions = metadata.get(_HOOKS, ())
    shown = [each for each in functions if not _hides(each)]
    if len(shown) == len(functions):
        return schema
    return {**schema, "metadata": {**metadata, _HOOKS: shown}}


def with_null(result: Schema, schema: CoreSchema, context: Context) -> Schema:
    """The schema with null where None passes the serializer by; not every Pydantic tells."""
    when: str = schema.get("serialization", {}).get("when_used", "")
    if not when.endswith("unless-none") or not admits_none(schema, context):
        return result
    null = {"type": "null"}
    return result if null in result.get("anyOf", ()) else {"anyOf": [result, null]}


def annotated(serializer: CoreSchema) -> CoreSchema:
    """A serializer with what its function says that it returns, unless a schema is stated.

    Pydantic asks the functions of decorators and annotations, and none that a core schema names.
    """
    function = serializer.get("function")
    if "return_schema" in serializer or function is None or is_pydantics(function):
        return serializer
    try:
        returned = function if function in _MAKERS else get_type_hints(function)["return"]
        core = TypeAdapter(returned).core_schema
    except Exception:  # noqa: BLE001 - what is annotated may be anything, or undefined
        return serializer
    return {**serializer, "return_schema": core}


def describe_serializer(
    result: Schema | None, serializer: CoreSchema, context: Context
) -> Schema | None:
    """What a serializer returns, which it has to say: Pydantic would state the input's type."""
    function = serializer.get("function")
    if result is not None or function is None:
        return result
    if not is_pydantics(function):
        return context.refuse_serializer(function)
    return {"type": "string"} if function.__qualname__ == "_serialize_secret" else None


def refuse_kind(schema: CoreSchema, kind: str, context: Context) -> Schema:
    """Report a core schema of a kind for which there is no JSON Schema."""
    match schema["type"]:
        case "callable":
            return context.refuse("a callable has no form on the wire")
        case "is-instance":
            cls = schema["cls"].__name__
            return context.refuse(f"{cls} is only checked by isinstance, so its form is unknown")
        case "function-plain":
            function = schema["function"]["function"]
            name = getattr(function, "__qualname__", type(function).__qualname__)
            if context.is_output:
                what = f"what the validator {name} returns is unknown"
                return context.refuse(what, _RETURNED)
            return context.refuse(f"what the validator {name} reads is unknown", _READ)
    kind = kind.partition(" (")[0].removeprefix("core_schema.")  # no address, as of a function
    return context.refuse(f"{kind} has no form on the wire that JSON Schema can state")


def _float(context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """A float, and what becomes of one that is not finite."""
    result = describe(schema)
    if not context.is_output or _is_finite(schema, context):
        return result
    match context.settings.tail.ser_json_inf_nan:
        case "constants":
            what = "ser_json_inf_nan='constants' sends NaN and Infinity, which are no JSON"
            return context.refuse(what, _NOT_FINITE)
        case "strings":
            return {"anyOf": [result, {"enum": ["NaN", "Infinity", "-Infinity"]}]}
        case _ if context.wire.nonfinite_floats:
            return {"anyOf": [result, {"const": None}]}
    return result


def _is_finite(schema: CoreSchema, context: Context) -> bool:
    low = schema.get("ge", schema.get("gt")) is not None
    high = schema.get("le", schema.get("lt")) is not None
    allowed = schema.get("allow_inf_nan", context.settings.tail.allow_inf_nan)
    return allowed is False or (low and high)


def _literal(context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """Literals; JSON never matches one that is no JSON scalar on the way in."""
    accepted = [each for each in schema["expected"] if is_scalar(each)]
    if context.is_output or len(accepted) == len(schema["expected"]):
        return describe(schema)
    kept = [each.value if isinstance(each, Enum) else each for each in accepted]
    return {"enum": kept} if kept else {"not": {}}


def _json(_context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """`Json[T]` comes in as text, of which no validator looks at what it holds."""
    result = describe(schema)
    result.pop("contentSchema", None)
    return result


def _json_or_python(_context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """The side of JSON; that of `JsonValue` says what it is."""
    ref: str = schema.get("ref", "")
    if not ref.startswith(_JSON_VALUE):
        return describe(schema)
    itself = {"$ref": f"#/$defs/{ref}"}
    scalars = [{"type": kind} for kind in ("string", "number", "boolean", "null")]
    array = {"type": "array", "items": itself}
    return {"anyOf": [array, {"type": "object", "additionalProperties": itself}, *scalars]}


def _moment(context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """A date or time: a number in what is sent where a model says so, else text.

    Pydantic tells so itself from 2.14 on; before, `ser_json_temporal` is text to it in what is
    sent, and `ser_json_timedelta` number in what is accepted.
    """
    counted = {"seconds", "milliseconds"}
    if context.is_output and context.settings.tail.config_dict.get("ser_json_temporal") in counted:
        return {"type": "number"}
    return describe(schema)


def _duration(context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """A duration: as a moment in what is sent, and text on the way in."""
    if not context.is_output:
        return {"type": "string", "format": "duration"}
    return _moment(context, describe, schema)


def _hides(function: object) -> bool:
    return type(getattr(function, "__self__", None)) is SkipJsonSchema


KINDS: Kinds = {
    "date": _moment,
    "datetime": _moment,
    # as a JSON number it would pass through a float, and change
    "decimal": lambda *_: {"type": "string"},
    "float": _float,
    "fraction": lambda *_: {"type": "string", "format": "fraction"},
    # Pydantic would let anything pass here
    "is-subclass": lambda context, _, schema: refuse_kind(schema, "a class as a value", context),
    "json": _json,
    "json-or-python": _json_or_python,
    "literal": _literal,
    "time": _moment,
    "timedelta": _duration,
}
