"""What all parts of the generator share: the direction, the places, and how faults are told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import DefsRef, GenerateJsonSchema

from codegen.jsonschema import DEFS

if TYPE_CHECKING:
    from pydantic.json_schema import (
        CoreModeRef,
        JsonSchemaMode,
        JsonSchemaValue,
        JsonSchemaWarningKind,
    )
    from pydantic_core import CoreSchema, core_schema

    from codegen.config import Wire
    from codegen.export.diagnostics import Faults

EXPRESSIBLE = (
    "leave the field out with Field(exclude=True), or state its form with "
    "Annotated[..., PlainSerializer(f, return_type=...)] or WithJsonSchema({...})"
)
_SERIALIZER = "annotate the return type of the function, or pass return_type= to the serializer"
_ENCODER = "write a field_serializer with a return type: Pydantic never asks an encoder for its own"


class Base(GenerateJsonSchema):
    """Pydantic's generator for one direction.

    `classes` holds the class behind each definition, `described` the one that is being described.
    """

    def __init__(self, mode: JsonSchemaMode, wire: Wire, faults: Faults) -> None:
        by_alias = wire.by_alias or mode == "validation"
        super().__init__(by_alias=by_alias, ref_template=DEFS + "{model}")
        self.classes: dict[str, type] = {}
        self.described: type | None = None
        self._direction: JsonSchemaMode = mode
        self._wire = wire
        self._faults = faults
        self._core_definitions: dict[str, CoreSchema] = {}

    @property
    def mode(self) -> JsonSchemaMode:
        """The direction of this run; a model's `json_schema_mode_override` changes no wire."""
        return self._direction

    @property
    def is_output(self) -> bool:
        """Whether this run describes what is sent."""
        return self._direction == "serialization"

    def get_defs_ref(self, core_mode_ref: CoreModeRef) -> DefsRef:
        """The ref itself: final names are settled later, from modules and qualified names."""
        return DefsRef(core_mode_ref[0])

    def definitions_schema(self, schema: core_schema.DefinitionsSchema) -> JsonSchemaValue:
        """Remember the core schemas that others refer to."""
        self._core_definitions |= {each["ref"]: each for each in schema["definitions"]}
        here = [each for each in schema["definitions"] if self.is_independent(each)]
        return super().definitions_schema({**schema, "definitions": here})

    def is_independent(self, definition: Any) -> bool:  # noqa: ANN401 - any core schema
        """Whether a definition is described for itself, and not only where it is used."""
        return self.is_here(class_of(definition))

    def is_here(self, cls: type | None) -> bool:
        """Whether a class, if any, may be part of the contract."""
        return cls is None or not (self.is_lost(cls) or self._faults.skips(cls))

    def is_lost(self, cls: type) -> bool:
        """Whether the module that a class names does not exist."""
        return cls.__module__ not in sys.modules

    def inner(self, schema: Any) -> Any:  # noqa: ANN401 - any core schema
        """The core schema below validators, defaults and references, None taken off."""
        seen: set[str] = set()
        while True:
            match schema:
                case {"type": "definition-ref", "schema_ref": ref} if ref not in seen:
                    seen.add(ref)
                    schema = self._core_definitions.get(ref, {"type": "any"})
                case {"type": "json-or-python", "json_schema": inside}:
                    schema = inside
                case {"type": "lax-or-strict", "lax_schema": inside}:
                    schema = inside
                case {"type": kind, "schema": inside} if kind in _WRAPPERS:
                    schema = inside
                case _:
                    return schema

    def definition_ref_schema(
        self, schema: core_schema.DefinitionReferenceSchema
    ) -> JsonSchemaValue:
        """A reference, unless its class is no part of the contract."""
        target = self._core_definitions.get(schema["schema_ref"], {"type": "any"})
        if self.is_here(class_of(target)):
            return super().definition_ref_schema(schema)
        return self.generate_inner(target)

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
        return self.refuse(what)

    def refuse(self, what: str, hint: str = EXPRESSIBLE) -> JsonSchemaValue:
        """Report a type without an honest schema; a schema that stands in for it."""
        self._faults.report("type-expressible", what, hint)
        return {}

    def refuse_serializer(self, function: object) -> JsonSchemaValue:
        """Report a serializer that does not say what it returns; a schema that stands in for it."""
        name = getattr(function, "__qualname__", repr(function))
        is_encoder = function in (self._config.json_encoders or {}).values()
        what = f"the serializer {name} does not say what it returns"
        self._faults.report("serializer-typed", what, _ENCODER if is_encoder else _SERIALIZER)
        return {}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - as overridden
        """A title made from the field's name says nothing."""
        return False

    def emit_warning(self, kind: JsonSchemaWarningKind, detail: str) -> None:
        """Nothing to warn of: faults are reported, and a default that is no JSON is only a doc."""


_CLASSES = {"model", "dataclass", "typed-dict", "enum", "named-tuple"}
_VALIDATORS = {"function-after", "function-before", "function-wrap"}
_WRAPPERS = {*_VALIDATORS, "chain", "default", "missing-sentinel", "nullable"}


def class_of(schema: Any) -> type | None:  # noqa: ANN401 - any core schema
    """The class that a core schema describes, perhaps with validators around; None without."""
    schema = unvalidated(schema)
    return schema.get("cls") if schema["type"] in _CLASSES else None


def unvalidated(schema: Any) -> Any:  # noqa: ANN401 - any core schema
    """The core schema inside the validators around it."""
    while schema["type"] in _VALIDATORS and "schema" in schema:
        schema = schema["schema"]
    return schema


def is_pydantics(thing: object) -> bool:
    """Whether Pydantic itself defines a class or function."""
    return (getattr(thing, "__module__", None) or "").partition(".")[0].startswith("pydantic")
