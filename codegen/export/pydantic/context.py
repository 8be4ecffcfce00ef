"""What a run of the generator knows where it stands, and the one walk over core schemas."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from pydantic import BaseModel

from codegen.export.placeholders import is_bare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic._internal._config import ConfigWrapperStack

    from codegen.config import Wire
    from codegen.export.diagnostics import Diagnostics
    from codegen.jsonschema import Schema
    from codegen.untyped import CoreSchema

Describe: TypeAlias = "Callable[[CoreSchema], Schema]"
"""Pydantic's own way to describe a core schema."""

Kinds: TypeAlias = "dict[str, Callable[[Context, Describe, CoreSchema], Schema]]"
"""How core schemas are described of whose kind Pydantic's own schema is not true of the wire."""

_CLASSES = {"model", "dataclass", "typed-dict", "enum", "named-tuple"}
_VALIDATORS = {"function-after", "function-before", "function-wrap"}
_EXPRESSIBLE = (
    "leave the field out with Field(exclude=True), or state its form with "
    "Annotated[..., PlainSerializer(f, return_type=...)] or WithJsonSchema({...})"
)
_SERIALIZER = (
    "annotate the return type of the function, or pass return_type= to the serializer, "
    "return_schema= in a core schema"
)
_ENCODER = "write a field_serializer with a return type: Pydantic never asks an encoder for its own"


@dataclass
class Context:
    """Where a run stands that describes what is sent (`is_output`), or what is received.

    `settings` are those of the class around, `definitions` what core schemas refer to by name.
    """

    is_output: bool
    wire: Wire
    diagnostics: Diagnostics
    settings: ConfigWrapperStack
    definitions: dict[str, CoreSchema] = field(default_factory=dict)

    def is_exported(self, cls: type | None) -> bool:
        """Whether a class, if any, may be part of the contract; BaseModel only as a bound."""
        around = self.diagnostics.cls
        if cls is BaseModel and around is not None and not is_bare(around):
            return False
        return cls is None or (cls.__module__ in sys.modules and not self.diagnostics.skips(cls))

    def refuse(self, what: str, hint: str = _EXPRESSIBLE) -> Schema:
        """Report a type without an honest schema; a schema that stands in for it."""
        self.diagnostics.report("type-expressible", what, hint)
        return {}

    def refuse_serializer(self, function: object) -> Schema:
        """Report a serializer that does not say what it returns; a schema that stands in for it."""
        name = getattr(function, "__qualname__", repr(function))
        is_encoder = function in (self.settings.tail.json_encoders or {}).values()
        what = f"the serializer {name} does not say what it returns"
        self.diagnostics.report("serializer-typed", what, _ENCODER if is_encoder else _SERIALIZER)
        return {}

    def unwrapped(self, schema: CoreSchema) -> CoreSchema:
        """The core schema below validators, defaults and references, None taken off.

        It ends at `Json[T]`, a text whatever the text holds, and at a chain, which is read as its
        first step says and sent as its last one does.
        """
        for layer in self._layers(schema, set()):
            schema = layer
            if layer["type"] in {"json", "chain"}:
                break
        return schema

    def may_be(self, schema: CoreSchema, test: Callable[[CoreSchema], bool | None]) -> bool:
        """Whether a value may be what the test looks for, also as a member of a union.

        The test is asked from the outside in, until it answers; None leaves it to what is inside.
        """
        return self._may_be(schema, test, set())

    def _may_be(
        self, schema: CoreSchema, test: Callable[[CoreSchema], bool | None], seen: set[str]
    ) -> bool:
        for layer in self._layers(schema, seen):
            answer = test(layer)
            if answer is not None:
                return answer
            if layer["type"] == "union":
                members = (each[0] if type(each) is tuple else each for each in layer["choices"])
                return any(self._may_be(member, test, seen) for member in members)
        return False

    def _layers(self, schema: CoreSchema, seen: set[str]) -> Iterator[CoreSchema]:
        """A core schema and those inside it, each for the same value; each reference once."""
        while schema is not None:
            yield schema
            match schema:
                case {"type": "definition-ref", "schema_ref": ref}:
                    schema = None if ref in seen else self.definitions.get(ref)
                    seen.add(ref)
                case {"type": "chain", "steps": [*_, inside]}:
                    schema = inside
                case {"type": "model" | "dataclass"}:  # what they hold are their fields
                    return
                case _:
                    keys = ("schema", "json_schema", "lax_schema")
                    schema = next((schema[key] for key in keys if key in schema), None)


def own_class(schema: CoreSchema) -> type | None:
    """The class that a core schema describes itself; None where validators are around."""
    return schema.get("cls") if schema["type"] in _CLASSES else None


def class_of(schema: CoreSchema) -> type | None:
    """The class that a core schema describes, perhaps with validators around; None without."""
    return own_class(unvalidated(schema))


def unvalidated(schema: CoreSchema) -> CoreSchema:
    """The core schema inside the validators around it."""
    while schema["type"] in _VALIDATORS and "schema" in schema:
        schema = schema["schema"]
    return schema


def is_pydantics(thing: object) -> bool:
    """Whether Pydantic itself defines a class or function."""
    return (getattr(thing, "__module__", None) or "").partition(".")[0].startswith("pydantic")
