"""Core schemas -> JSON Schema, one direction at a time, repaired until it says what is on the wire.

Pydantic's own generator is kept for all that it does right; the tables `KINDS` override what it
does not. What plain JSON Schema has no word for travels as `x-` keywords.
"""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from pydantic.json_schema import DefsRef, GenerateJsonSchema

from codegen.export.pydantic import aliases, classes, containers, extras, fields, keywords, scalars
from codegen.export.pydantic.context import Context, class_of, own_class
from codegen.export.pydantic.inherited import Variants, is_fixed, is_open
from codegen.jsonschema import DEFS

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from pydantic import ConfigDict
    from pydantic.json_schema import (
        CoreModeRef,
        CoreSchemaOrFieldType,
        JsonSchemaMode,
        JsonSchemaWarningKind,
    )

    from codegen.config import Wire
    from codegen.export.diagnostics import Diagnostics
    from codegen.export.pydantic.context import Describe
    from codegen.jsonschema import Schema
    from codegen.untyped import CoreSchema, JsonValue

_PLAIN = {type(None), bool, int, str}
_KINDS = {**classes.KINDS, **containers.KINDS, **fields.KINDS, **scalars.KINDS}


class Generator(GenerateJsonSchema):
    """Pydantic's generator for one direction.

    `classes` holds the class behind each definition, `owners` a class that has it in a field.
    """

    def __init__(self, wire: Wire, diagnostics: Diagnostics, *, is_output: bool) -> None:
        super().__init__(by_alias=wire.by_alias or not is_output, ref_template=DEFS + "{model}")
        self._context = Context(is_output, wire, diagnostics, self._config_wrapper_stack)
        self._variants = Variants(self._context, self.schemas)
        self.classes: dict[str, type] = {}
        self.owners: dict[str, type] = {}

    @property
    def mode(self) -> JsonSchemaMode:
        """The direction of this run; a model's `json_schema_mode_override` changes no wire."""
        return "serialization" if self._context.is_output else "validation"

    @property
    def schemas(self) -> dict[str, Schema]:
        """The JSON Schema of each definition, by ref."""
        return cast("dict[str, Schema]", self.definitions)

    def build_schema_type_to_method(self) -> dict[CoreSchemaOrFieldType, Describe]:
        """What describes each kind of core schema: Pydantic's own way, or one of ours around it."""
        methods = super().build_schema_type_to_method()
        ours = {kind: partial(self._dispatch, methods[kind]) for kind in methods if kind in _KINDS}
        return {**methods, **ours}

    def _dispatch(self, method: Describe, schema: CoreSchema) -> Schema:
        return _KINDS[schema["type"]](self._context, method, schema)

    def generate_inner(self, schema: CoreSchema) -> Schema:
        """Any core schema, as it is on the wire: the one way in, for Pydantic as well.

        The order of the steps is the algorithm; the later ones are in `_describe`.

        1. A class that is no part of the contract ends here, before anything is noted of it.
        2. The settings of the place: a type without its own may have to be described by all later
           steps once more, under those of another place.
        3. The class or field, for messages: whatever follows may report.
        4. The core schema, before Pydantic reads it: what a serializer or a hook hides is opened.
        5. Pydantic, with its hooks, and each kind by `KINDS`.
        6. What goes around all of it, the word of a hook included: null, subclasses, deprecation.
        """
        cls = class_of(schema)
        if cls is not None and not self._context.is_exported(cls):
            return classes.refuse_class(cls, self._context)
        *behind, schema = aliases.parted(schema)
        for each in behind:
            self._context.definitions.setdefault(each["ref"], each)
            self.generate_inner(each)
            cls = None
        return self._variants.describe(schema, cls, self._describe)

    def _describe(self, schema: CoreSchema) -> Schema:
        context = self._context
        with self._place(schema):
            if context.is_output:
                if scalars.is_import(schema):
                    return context.refuse("an ImportString goes out as whatever it imports")
                schema = scalars.unhidden(classes.opened(schema, context))
            schema = extras.guarded(containers.tagged(schema, context), context.diagnostics)
            stated = keywords.bounds_of(schema)
            plain = keywords.without_bounds(schema) if stated else schema
            result = super().generate_inner(plain)
            if stated:
                result = keywords.with_bounds(result, stated, schema)
            if context.is_output:
                result = scalars.with_null(result, schema, context)
                result = containers.with_subclasses(result, schema, context)
            return fields.with_deprecation(result, schema, context)

    def _place(self, schema: CoreSchema) -> AbstractContextManager[None]:
        """What happens meanwhile happens in the class or the field of a core schema, if any."""
        cls = class_of(schema)
        if cls is not None and "ref" in schema and aliases.is_ref_of(schema["ref"], cls):
            self.classes[schema["ref"]] = cls
            owner = self._context.diagnostics.cls
            self.owners |= {schema["ref"]: owner} if owner else {}
        if cls is not None and cls is own_class(schema):
            return self._context.diagnostics.at(cls)
        name = fields.name_of_field(schema)
        return nullcontext() if name is None else self._context.diagnostics.at(None, name)

    def get_defs_ref(self, core_mode_ref: CoreModeRef) -> DefsRef:
        """The ref itself: final names are assigned later, from modules and qualified names."""
        return DefsRef(core_mode_ref[0])

    def definitions_schema(self, schema: CoreSchema) -> Schema:
        """Remember the core schemas that others refer to."""
        definitions = [part for each in schema["definitions"] for part in aliases.parted(each)]
        self._context.definitions |= {each["ref"]: each for each in definitions}
        here = [each for each in definitions if self._is_independent(each)]
        shown: CoreSchema = {**schema, "definitions": here}
        return super().definitions_schema(shown)

    def definition_ref_schema(self, schema: CoreSchema) -> Schema:
        """A reference, after a look at what it leads to under the settings of this place."""
        ref = schema["schema_ref"]
        target = self._context.definitions.get(ref)
        if target is not None:
            if not self._context.is_exported(class_of(target)):
                return self.generate_inner(target)
            if not self._variants.is_known(ref, target):
                self.generate_inner(target)
        return super().definition_ref_schema(schema)

    def model_schema(self, schema: CoreSchema) -> Schema:
        """A model, and the types that it uses as it alone sees them.

        The core schema around a model holds one core schema for each ref; what the model sends goes
        by its own.
        """
        core = vars(schema["cls"]).get("__pydantic_core_schema__")
        if isinstance(core, dict) and core["type"] == "definitions":
            for each in core["definitions"]:
                if not is_fixed(each) and self._is_independent(each):
                    self.generate_inner(each)
        return super().model_schema(schema)

    def _is_independent(self, definition: CoreSchema) -> bool:
        """Whether a definition is described for itself, and not only where it is used."""
        return self._context.is_exported(class_of(definition)) and not is_open(definition)

    def ser_schema(self, schema: CoreSchema) -> Schema | None:
        """What a serializer returns."""
        schema = scalars.annotated(schema)
        return scalars.describe_serializer(super().ser_schema(schema), schema, self._context)

    def field_is_present(self, field: CoreSchema) -> bool:
        """Whether the key exists: an InitVar is never sent, and `init=False` never read."""
        is_output = self._context.is_output
        is_absent = field.get("init_only") if is_output else field.get("init") is False
        return not is_absent and super().field_is_present(field)

    def field_is_required(self, field: CoreSchema, total: bool) -> bool:  # noqa: FBT001 - as overridden
        """Whether the key is always there."""
        if self._context.is_output:
            return fields.is_always_sent(field, self._context, total=total)
        return fields.only_path(field) is None and super().field_is_required(field, total)

    def _get_alias_name(self, field: CoreSchema, name: str) -> str:
        """The key of a field: with `validate_by_alias=False` the name is what is read."""
        if not self._context.is_output:
            if self._config.validate_by_alias is False:
                return name
            path = fields.only_path(field)
            if path is not None:
                return path
        return super()._get_alias_name(field, name)

    def _update_class_schema(self, json_schema: Schema, cls: type[Any], config: ConfigDict) -> None:
        """Title, description and the like of a class; what the class adds itself is looked at."""
        if config.get("extra", "ignore") != "ignore":
            json_schema.setdefault("additionalProperties", config["extra"] == "allow")
        adds = "json_schema_extra" in config or getattr(cls, "__pydantic_root_model__", False)
        guard = extras.guarding(json_schema, self._context.diagnostics) if adds else nullcontext()
        with guard:  # it copies the schema, which is not for nothing
            super()._update_class_schema(json_schema, cls, config)

    def encode_default(self, dft: JsonValue) -> JsonValue:
        """A default as JSON; Pydantic builds a serializer even for what is JSON as it is."""
        return dft if type(dft) in _PLAIN else super().encode_default(dft)

    def handle_invalid_for_json_schema(self, schema: CoreSchema, error_info: str) -> Schema:
        """Report instead of raising, so that every fault of a run is found."""
        return scalars.refuse_kind(schema, error_info, self._context)

    def field_title_should_be_set(self, schema: CoreSchema) -> bool:  # noqa: ARG002 - as overridden
        """A title made from the field's name says nothing."""
        return False

    def emit_warning(self, kind: JsonSchemaWarningKind, detail: str) -> None:
        """Nothing to warn of: faults are reported, and a default that is no JSON is only a doc."""
