"""Classes: what Pydantic's schema of a class forgets, and what a class alone decides."""

from __future__ import annotations

import enum
import inspect
from typing import TYPE_CHECKING, Any

from codegen.export.generator.base import Base, is_pydantics
from codegen.export.none import settle_presence
from codegen.export.placeholders import origin_of

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

_CLASSES = {"model", "dataclass", "typed-dict"}


class Classes(Base):
    """Every definition knows its class, and a class is where its faults are."""

    def generate_inner(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - as overridden
        """Any core schema; for a class, its place is noted for messages."""
        if schema["type"] not in _CLASSES or "cls" not in schema:
            return super().generate_inner(schema)
        outer, self.described = self.described, schema["cls"]
        try:
            with self._faults.at(schema["cls"]):
                return super().generate_inner(schema)
        finally:
            self.described = outer

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A model's fields, with the class behind them."""
        result = self._declare(super().model_schema(schema), schema)
        if self.is_output and schema["cls"].model_config.get("polymorphic_serialization"):
            result.setdefault("additionalProperties", True)  # what a subclass adds
        return result

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """A dataclass's fields, with the class behind them."""
        return self._declare(super().dataclass_schema(schema), schema)

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        """A TypedDict's keys, with the class behind them."""
        result = settle_presence(super().typed_dict_schema(schema))
        return self._declare(result, schema) if "cls" in schema else result

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """An enum's values, with the names of its members.

        A flag is any combination of its members. A value that is no JSON scalar goes out, but JSON
        never matches it on the way in.
        """
        result = self._declare(super().enum_schema(schema), schema)
        if issubclass(schema["cls"], enum.Flag):
            del result["enum"]
            return {**result, "type": "integer"}
        members = schema["members"]
        if not self.is_output:
            members = [member for member in members if is_scalar(member.value)]
        if len(members) < len(schema["members"]):
            kept = [member.value for member in members]
            result = {**result, "enum": kept} if kept else {"not": {}}
            result.pop("type", None)
        if members:
            result["x-enum-members"] = [{"name": member.name} for member in members]
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


def is_scalar(value: object) -> bool:
    """Whether JSON has a literal for a value; of a str, int or float also in a subclass."""
    return value is None or isinstance(value, (str, int, float))


def _docstring(cls: type) -> str | None:
    """The docstring that a user wrote; Pydantic forgets those of generics and dataclasses."""
    doc = vars(cls).get("__doc__")
    written_by_python = doc is not None and doc.startswith((f"{cls.__name__}(", "An enumeration."))
    if doc is None or written_by_python or is_pydantics(cls):
        return None
    return inspect.cleandoc(doc)
