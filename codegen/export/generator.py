"""Core schemas -> JSON Schema, one direction at a time, repaired until it says what is on the wire.

Pydantic's own generator is kept for all that it does right. What is overridden: which fields are
present and required, what has no honest schema, and what plain JSON Schema forgets (the class
behind a definition, the names of enum members, generic origins), which travels as `x-` keywords.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import DefsRef, GenerateJsonSchema

from codegen.export.none import leave_out_none, settle_presence
from codegen.export.placeholders import origin_of
from codegen.export.walk import DEFS

if TYPE_CHECKING:
    from pydantic.json_schema import (
        CoreModeRef,
        JsonSchemaMode,
        JsonSchemaValue,
        JsonSchemaWarningKind,
    )
    from pydantic_core import CoreSchema, core_schema

    from codegen.config import Wire
    from codegen.export.faults import Faults

_EXPRESSIBLE = (
    "leave the field out with Field(exclude=True), or state its form with "
    "Annotated[..., PlainSerializer(f, return_type=...)] or WithJsonSchema({...})"
)
_SERIALIZER = "annotate the return type of the function, or pass return_type= to the serializer"


class Generator(GenerateJsonSchema):
    """Pydantic's generator for one direction; `classes` holds the class behind each definition."""

    def __init__(self, mode: JsonSchemaMode, wire: Wire, faults: Faults) -> None:
        super().__init__(by_alias=True, ref_template=DEFS + "{model}")
        self.classes: dict[str, type] = {}
        self._direction: JsonSchemaMode = mode
        self._wire = wire
        self._faults = faults
        self._field_names: dict[int, str] = {}
        self._core_definitions: dict[str, CoreSchema] = {}

    @property
    def mode(self) -> JsonSchemaMode:
        """The direction of this run; a model's `json_schema_mode_override` changes no wire."""
        return self._direction

    def get_defs_ref(self, core_mode_ref: CoreModeRef) -> DefsRef:
        """The ref itself: final names are settled later, from modules and qualified names."""
        return DefsRef(core_mode_ref[0])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A model's fields, with the class behind them."""
        with self._faults.at(schema["cls"]):
            return self._declare(super().model_schema(schema), schema)

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """A dataclass's fields, with the class behind them."""
        with self._faults.at(schema["cls"]):
            return self._declare(super().dataclass_schema(schema), schema)

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        """A TypedDict's keys, with the class behind them."""
        self._name_fields(schema["fields"])
        if "cls" not in schema:
            return settle_presence(super().typed_dict_schema(schema))
        with self._faults.at(schema["cls"]):
            return self._declare(super().typed_dict_schema(schema), schema)

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """An enum's values, with the names of its members."""
        result = self._declare(super().enum_schema(schema), schema)
        result["x-enum-members"] = [{"name": member.name} for member in schema["members"]]
        return result

    def _declare(self, result: JsonSchemaValue, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - four kinds
        cls = schema["cls"]
        settle_presence(result)
        if result.get("title") == cls.__name__:
            del result["title"]  # the class's own name, repeated by Pydantic
        doc = _docstring(origin_of(cls) or cls)
        if doc:
            result.setdefault("description", doc)
        if "ref" in schema:
            self.classes[schema["ref"]] = cls
        return result

    # Fields

    def _name_fields(self, fields: Any) -> None:  # noqa: ANN401 - fields of three kinds
        self._field_names |= {id(field): name for name, field in fields.items()}

    def model_fields_schema(self, schema: core_schema.ModelFieldsSchema) -> JsonSchemaValue:
        """The fields of a model, by name from here on."""
        self._name_fields(schema["fields"])
        return super().model_fields_schema(schema)

    def generate_inner(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - as overridden
        """Any core schema; for a field, the name it has is noted for messages."""
        name = (
            schema.get("property_name") or schema.get("name") or self._field_names.get(id(schema))
        )
        if name is None or not schema["type"].endswith("-field"):
            return super().generate_inner(schema)
        with self._faults.at(None, name):
            return super().generate_inner(schema)

    def model_field_schema(self, schema: core_schema.ModelField) -> JsonSchemaValue:
        """One field as it is on the wire."""
        return self._on_the_wire(super().model_field_schema(schema), schema["schema"])

    def typed_dict_field_schema(self, schema: core_schema.TypedDictField) -> JsonSchemaValue:
        """One key as it is on the wire."""
        return self._on_the_wire(super().typed_dict_field_schema(schema), schema["schema"])

    def dataclass_field_schema(self, schema: core_schema.DataclassField) -> JsonSchemaValue:
        """One field as it is on the wire."""
        return self._on_the_wire(super().dataclass_field_schema(schema), schema["schema"])

    def computed_field_schema(self, schema: core_schema.ComputedField) -> JsonSchemaValue:
        """One computed field as it is on the wire."""
        return self._on_the_wire(super().computed_field_schema(schema), schema["return_schema"])

    def _on_the_wire(self, result: JsonSchemaValue, schema: CoreSchema) -> JsonSchemaValue:
        if self.mode == "serialization" and self._wire.exclude_none:
            return leave_out_none(result, schema, self._core_definitions)
        return result

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ANN401, FBT001 - as overridden
        """Whether the key is always there: on the way out a default does not change that."""
        if self.mode == "validation":
            return super().field_is_required(field, total)
        stated = field.get("required", total) if field["type"] == "typed-dict-field" else True
        return stated and field.get("serialization_exclude_if") is None

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - as overridden
        """A title made from the field's name says nothing."""
        return False

    def definitions_schema(self, schema: core_schema.DefinitionsSchema) -> JsonSchemaValue:
        """Remember the core schemas that others refer to."""
        self._core_definitions |= {each["ref"]: each for each in schema["definitions"]}
        return super().definitions_schema(schema)

    # Faults

    def handle_invalid_for_json_schema(self, schema: Any, error_info: str) -> JsonSchemaValue:  # noqa: ANN401 - as overridden
        """Report instead of raising, so that every fault of a run is found."""
        match schema["type"]:
            case "callable":
                what = "a callable has no form on the wire"
            case "is-instance":
                cls = schema["cls"].__name__
                what = f"{cls} is only checked by isinstance, so its form is unknown"
            case _:
                what = f"{error_info} has no form on the wire that JSON Schema can state"
        self._faults.report("type-expressible", what, _EXPRESSIBLE)
        return {}

    def is_subclass_schema(self, schema: core_schema.IsSubclassSchema) -> JsonSchemaValue:
        """A class as a value; Pydantic would let anything pass here."""
        return self.handle_invalid_for_json_schema(schema, "a class as a value")

    def ser_schema(self, schema: Any) -> JsonSchemaValue | None:  # noqa: ANN401 - as overridden
        """A serializer has to say what it returns: Pydantic would state the input's type."""
        result = super().ser_schema(schema)
        function = schema.get("function")
        if result is None and function is not None and not _is_pydantics(function):
            name = getattr(function, "__qualname__", repr(function))
            what = f"the serializer {name} does not say what it returns"
            self._faults.report("serializer-typed", what, _SERIALIZER)
            return {}
        return result

    def emit_warning(self, kind: JsonSchemaWarningKind, detail: str) -> None:
        """Nothing to warn of: faults are reported, and a default that is no JSON is only a doc."""


def _docstring(cls: type) -> str | None:
    """The docstring that a user wrote; Pydantic forgets those of generics and dataclasses."""
    doc = vars(cls).get("__doc__")
    written_by_python = doc is not None and doc.startswith((f"{cls.__name__}(", "An enumeration."))
    if doc is None or written_by_python or _is_pydantics(cls):
        return None
    return inspect.cleandoc(doc)


def _is_pydantics(thing: object) -> bool:
    return (getattr(thing, "__module__", None) or "").partition(".")[0].startswith("pydantic")
