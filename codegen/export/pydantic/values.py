"""Values: scalars, literals and containers whose schema contradicts what is sent or accepted."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from pydantic import ImportString
from pydantic.json_schema import SkipJsonSchema

from codegen.export.pydantic.base import Base, is_pydantics
from codegen.export.pydantic.classes import is_scalar
from codegen.export.pydantic.exclude_none import admits_none

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

_NO_VALUE: dict[str, Any] = {"not": {}}
_JSON_VALUE = "pydantic.types.JsonValue:"
_NOT_FINITE = "set ser_json_inf_nan to 'null' or 'strings', or forbid them with allow_inf_nan=False"
_SUBCLASSES = "put SerializeAsAny on a model itself, not on a container of models"


class Values(Base):
    """Single values as they are on the wire."""

    def generate_inner(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - as overridden
        """Any core schema; SkipJsonSchema hides nothing from the wire, and neither do hooks."""
        serializer = schema.get("serialization", {}).get("function")
        if self.is_output and serializer == ImportString._serialize:  # noqa: SLF001 - its only mark
            return self.refuse("an ImportString goes out as whatever it imports")
        functions = schema.get("metadata", {}).get("pydantic_js_annotation_functions", ())
        if self.is_output and functions:
            shown = [each for each in functions if not _hides(each)]
            metadata = {**schema["metadata"], "pydantic_js_annotation_functions": shown}
            schema = {**schema, "metadata": metadata} if len(shown) < len(functions) else schema
        result = super().generate_inner(schema)
        return _or_null(result) if self.is_output and self._lets_none_by(schema) else result

    def _lets_none_by(self, schema: Any) -> bool:  # noqa: ANN401 - any core schema
        """Whether None passes the serializer by; not every version of Pydantic tells."""
        when: str = schema.get("serialization", {}).get("when_used", "")
        return when.endswith("unless-none") and admits_none(schema, self._core_definitions)

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        """A float, and what becomes of one that is not finite."""
        result = super().float_schema(schema)
        if not self.is_output or self._is_finite(schema):
            return result
        match self._config.ser_json_inf_nan:
            case "constants":
                what = "ser_json_inf_nan='constants' sends NaN and Infinity, which are no JSON"
                return self.refuse(what, _NOT_FINITE)
            case "strings":
                return {"anyOf": [result, {"enum": ["NaN", "Infinity", "-Infinity"]}]}
            case _ if self._wire.nonfinite_floats:
                return {"anyOf": [result, {"const": None}]}
        return result

    def _is_finite(self, schema: core_schema.FloatSchema) -> bool:
        low = schema.get("ge", schema.get("gt")) is not None
        high = schema.get("le", schema.get("lt")) is not None
        allowed = schema.get("allow_inf_nan", self._config.allow_inf_nan)
        return allowed is False or (low and high)

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002 - as overridden
        """A decimal is text: as a JSON number it would pass through a float, and change."""
        return {"type": "string"}

    def fraction_schema(self, schema: core_schema.FractionSchema) -> JsonSchemaValue:  # noqa: ARG002 - as overridden
        """A fraction is text, as a decimal is."""
        return {"type": "string", "format": "fraction"}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """Literals; JSON never matches one that is no JSON scalar on the way in."""
        accepted = [each for each in schema["expected"] if is_scalar(each)]
        if self.is_output or len(accepted) == len(schema["expected"]):
            return super().literal_schema(schema)
        kept = [each.value if isinstance(each, Enum) else each for each in accepted]
        return {"enum": kept} if kept else dict(_NO_VALUE)

    def json_schema(self, schema: core_schema.JsonSchema) -> JsonSchemaValue:
        """`Json[T]` comes in as text; what the text holds is no shape of it."""
        result = super().json_schema(schema)
        result.pop("contentSchema", None)
        return result

    def json_or_python_schema(self, schema: core_schema.JsonOrPythonSchema) -> JsonSchemaValue:
        """The side of JSON; that of `JsonValue` says what it is."""
        ref: str = schema.get("ref", "")
        if ref.startswith(_JSON_VALUE):
            return _json_value(ref)
        return super().json_or_python_schema(schema)

    def is_subclass_schema(self, schema: core_schema.IsSubclassSchema) -> JsonSchemaValue:
        """A class as a value; Pydantic would let anything pass here."""
        return self.handle_invalid_for_json_schema(schema, "a class as a value")

    def ser_schema(self, schema: Any) -> JsonSchemaValue | None:  # noqa: ANN401 - as overridden
        """A serializer has to say what it returns: Pydantic would state the input's type."""
        result = super().ser_schema(schema)
        function = schema.get("function")
        if result is not None or function is None:
            return result
        if not is_pydantics(function):
            return self.refuse_serializer(function)
        return {"type": "string"} if function.__qualname__ == "_serialize_secret" else None


def _or_null(result: JsonSchemaValue) -> JsonSchemaValue:
    null = {"type": "null"}
    return result if null in result.get("anyOf", ()) else {"anyOf": [result, null]}


def _hides(function: object) -> bool:
    return type(getattr(function, "__self__", None)) is SkipJsonSchema


def _json_value(ref: str) -> JsonSchemaValue:
    itself = {"$ref": f"#/$defs/{ref}"}
    scalars = [{"type": kind} for kind in ("string", "number", "boolean", "null")]
    array = {"type": "array", "items": itself}
    return {"anyOf": [array, {"type": "object", "additionalProperties": itself}, *scalars]}
