"""Fields: which keys there are, which are always there, and under what name."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from codegen.export.pydantic.base import Base
from codegen.export.pydantic.deprecation import deprecation_of_field
from codegen.export.pydantic.exclude_none import admits_none, leave_out_none

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema, core_schema

_NULL = {"type": "null"}
_DEFAULT = "correct the default, or the annotation; Field(validate_default=True) checks it"
_ALIAS = "give the field a validation_alias that is a key, also as one of AliasChoices"


class Fields(Base):
    """Keys as they are on the wire."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - of the class above
        super().__init__(*args, **options)
        self._field_names: dict[int, str] = {}

    def generate_inner(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - as overridden
        """Any core schema; for a field, the name it has is noted for messages."""
        name = (
            schema.get("property_name") or schema.get("name") or self._field_names.get(id(schema))
        )
        if name is None or not schema["type"].endswith("-field"):
            return super().generate_inner(schema)
        with self._faults.at(None, name):
            result = super().generate_inner(schema)
        if result.get("deprecated") is True:
            message = deprecation_of_field(self.described, name)
            return {**result, "x-deprecated": message} if message else result
        return result

    def model_fields_schema(self, schema: core_schema.ModelFieldsSchema) -> JsonSchemaValue:
        """The fields of a model, by name from here on."""
        self._name_fields(schema["fields"])
        return super().model_fields_schema(schema)

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        """The keys of a TypedDict, by name from here on."""
        self._name_fields(schema["fields"])
        return super().typed_dict_schema(schema)

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A type with its default, unless that is no JSON."""
        result = super().default_schema(schema)
        if not _is_finite(result.get("default")):
            result = {key: value for key, value in result.items() if key != "default"}
        return result

    def _name_fields(self, fields: Any) -> None:  # noqa: ANN401 - fields of two kinds
        self._field_names |= {id(field): name for name, field in fields.items()}

    def model_field_schema(self, schema: core_schema.ModelField) -> JsonSchemaValue:
        """One field as it is on the wire."""
        return self._on_the_wire(super().model_field_schema(schema), schema)

    def typed_dict_field_schema(self, schema: core_schema.TypedDictField) -> JsonSchemaValue:
        """One key as it is on the wire."""
        return self._on_the_wire(super().typed_dict_field_schema(schema), schema)

    def dataclass_field_schema(self, schema: core_schema.DataclassField) -> JsonSchemaValue:
        """One field as it is on the wire."""
        return self._on_the_wire(super().dataclass_field_schema(schema), schema)

    def computed_field_schema(self, schema: core_schema.ComputedField) -> JsonSchemaValue:
        """One computed field as it is on the wire."""
        result = super().computed_field_schema(schema)
        return self._without_none(result, schema["return_schema"])

    def _on_the_wire(self, result: JsonSchemaValue, field: Any) -> JsonSchemaValue:  # noqa: ANN401 - three kinds
        if not self.is_output:
            if _path(field) is None:
                return result
            return self.refuse("it is read from inside another key, which no schema says", _ALIAS)
        if field["schema"]["type"] == "default":
            result = self._with_default(result, field["schema"])
        return self._without_none(result, field["schema"])

    def _without_none(self, result: JsonSchemaValue, schema: CoreSchema) -> JsonSchemaValue:
        if self.is_output and self._wire.exclude_none:
            return leave_out_none(result, schema, self._core_definitions)
        return result

    def _with_default(self, result: JsonSchemaValue, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - core
        """A default goes out as it is, unless it is validated: it has to be of the type."""
        if "default" not in schema or schema.get("validate_default"):
            return result
        if schema["default"] is None:
            if admits_none(schema["schema"], self._core_definitions):
                return result
            return self.get_flattened_anyof([result, _NULL])
        if "default" in result and not fits(result["default"], result):
            return self.refuse(f"its default {schema['default']!r} is not of its type", _DEFAULT)
        return result

    def _get_alias_name(self, field: Any, name: str) -> str:  # noqa: ANN401 - as overridden
        """The key of a field: with `validate_by_alias=False` the name is what is read."""
        if not self.is_output and self._config.validate_by_alias is False:
            return name
        path = None if self.is_output else _path(field)
        return path if path is not None else super()._get_alias_name(field, name)

    def field_is_present(self, field: Any) -> bool:  # noqa: ANN401 - as overridden
        """Whether the key exists: an InitVar is never sent, and `init=False` never read."""
        absent = field.get("init_only") if self.is_output else field.get("init") is False
        return not absent and super().field_is_present(field)

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ANN401, FBT001 - as overridden
        """Whether the key is always there: on the way out a default does not change that."""
        if not self.is_output:
            return _path(field) is None and super().field_is_required(field, total)
        stated = field.get("required", total) if field["type"] == "typed-dict-field" else True
        skips = self._wire.exclude_unset or self._wire.exclude_defaults
        left_out = (skips and field["schema"]["type"] == "default") or may_be_missing(field)
        return stated and not left_out and field.get("serialization_exclude_if") is None


def _path(field: Any) -> str | None:  # noqa: ANN401 - a field of three kinds
    """The key inside which a field is read, if it is read nowhere else."""
    alias = field.get("validation_alias")
    if not isinstance(alias, list):
        return None
    paths = alias if isinstance(alias[0], list) else [alias]
    is_key = any(len(path) == 1 and isinstance(path[0], str) for path in paths)
    return None if is_key else str(paths[0][0])


def may_be_missing(schema: Any) -> bool:  # noqa: ANN401 - any core schema
    """Whether the MISSING sentinel is among the values: it leaves the key out."""
    match schema:
        case {"type": "missing-sentinel"}:
            return True
        case {"type": "union", "choices": choices}:
            return any(may_be_missing(each) for each in choices if not isinstance(each, tuple))
        case {"schema": inner, "type": kind} if kind not in {"model", "dataclass", "definitions"}:
            return may_be_missing(inner)
        case _:
            return False


def _is_finite(value: Any) -> bool:  # noqa: ANN401 - JSON, but for some of its numbers
    match value:
        case float():
            return math.isfinite(value)
        case list():
            return all(map(_is_finite, value))
        case dict():
            return all(map(_is_finite, value.values()))
        case _:
            return True


def fits(value: Any, schema: JsonSchemaValue) -> bool:  # noqa: ANN401 - JSON
    """Whether a default is of the kind that its schema names; constraints are not looked at."""
    kinds: dict[str, tuple[type, ...]] = {
        "string": (str,),
        "integer": (int,),
        "number": (int, float),
        "boolean": (bool,),
        "array": (list,),
        "object": (dict,),
        "null": (type(None),),
    }
    match schema:
        case {"anyOf": members} | {"oneOf": members}:
            return any(fits(value, member) for member in members)
        case {"enum": values}:
            return value in values
        case {"const": only}:
            return bool(value == only)
        case {"type": "integer" | "number"} if isinstance(value, bool):
            return False
        case {"type": str(kind)}:
            return isinstance(value, kinds[kind])
        case _:
            return True
