"""Classes: what Pydantic's schema of a class forgets, and what a class alone decides."""

from __future__ import annotations

import enum
import inspect
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel

from codegen.export.passes.placeholders import is_bare, origin_of
from codegen.export.pydantic.base import Base, class_of, is_pydantics
from codegen.export.pydantic.deprecation import deprecation_of_class
from codegen.export.pydantic.exclude_none import settle_presence
from codegen.export.pydantic.members import member_docs

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

_ANY = {"type": "any"}
_DICTS = {"dict", "frozendict", "ordered-dict"}
_OPENED = "codegen_opened"
_SKIPPED = "skip the model around it, too, leave the field out, or export the model"
_NAMED = "name the model, or a union of those that it may be"
_PRECISE = "annotate it with a TypedDict or a model, which says what is sent"


class Classes(Base):
    """Every definition knows its class, and a class is where its faults are."""

    def generate_inner(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - as overridden
        """Any core schema; for a class, its place is noted for messages."""
        cls = class_of(schema)
        if not self.is_here(cls):
            return self._absent(cast("type", cls))
        if cls is not None and "ref" in schema:
            self.classes[schema["ref"]] = cls
        if schema.get("cls") is not cls or cls is None:
            return super().generate_inner(schema)
        if self.is_output:
            schema = self._opened(schema)
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

    def named_tuple_schema(self, schema: core_schema.NamedTupleSchema) -> JsonSchemaValue:
        """A named tuple's items, with the class behind them."""
        return self._declare(super().named_tuple_schema(schema), schema)

    def call_schema(self, schema: core_schema.CallSchema) -> JsonSchemaValue:
        """The same before Pydantic 2.14, where a named tuple is a call of its class."""
        result, called = super().call_schema(schema), schema["function"]
        return self._declare(result, {"cls": called}) if hasattr(called, "_fields") else result

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
            docs = member_docs(schema["cls"])
            result["x-enum-members"] = [_member(member.name, docs) for member in members]
        return result

    def is_here(self, cls: type | None) -> bool:
        """Whether a class, if any, may be part of the contract; BaseModel only as a bound."""
        is_field = self.described is not None and not is_bare(self.described)
        return super().is_here(cls) and not (cls is BaseModel and is_field)

    def _absent(self, cls: type) -> JsonSchemaValue:
        """Report a class that is no part of the contract; a schema that stands in for it."""
        name = f"{cls.__module__}.{cls.__qualname__}"
        if cls is BaseModel:
            return self.refuse("BaseModel itself has no fields, and no others are sent", _NAMED)
        if self.is_lost(cls):
            what = f"{name} says that its module is {cls.__module__!r}: there is none"
            self._faults.report("module-found", what, "correct its __module__")
        elif self._faults.owner is not (origin_of(cls) or cls):  # a base: its heir has its fields
            self._faults.report("model-exported", f"{name} is skipped", _SKIPPED)
        return {}

    def _opened(self, schema: Any) -> Any:  # noqa: ANN401 - any core schema of a class
        """A class whose serializer does not say which keys it returns, to be read by its fields."""
        serializer = schema.get("serialization", {})
        function = serializer.get("function")
        if function is None or is_pydantics(function) or schema.get("root_model"):
            return schema
        stated, name = serializer.get("return_schema"), getattr(function, "__qualname__", "")
        with self._faults.at(schema["cls"]):
            if stated is None and serializer["type"] == "function-wrap":
                self.refuse_serializer(function)
            elif stated is not None and self._is_bare(stated):
                what = f"the serializer {name} does not say which keys it returns"
                self._faults.report("serializer-precise", what, _PRECISE)
            else:
                return schema
        metadata = {**schema.get("metadata", {}), _OPENED: name}
        fields = schema["schema"]
        if serializer["type"] == "function-plain":
            fields = _unserialized(fields)
        opened = {**schema, "schema": fields, "metadata": metadata}
        del opened["serialization"]
        return opened

    def _is_bare(self, schema: Any) -> bool:  # noqa: ANN401 - any core schema
        """Whether a type is that of any dict."""
        stated = self.inner(schema)
        kinds = [stated.get(key, _ANY)["type"] for key in ("keys_schema", "values_schema")]
        return stated["type"] in _DICTS and kinds in (["any", "any"], ["str", "any"])

    def _declare(self, result: JsonSchemaValue, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - four kinds
        cls = schema["cls"]
        settle_presence(result)
        if result.get("title") == cls.__name__:
            del result["title"]  # the class's own name, repeated by Pydantic
        self._deprecate(result, origin_of(cls) or cls)
        doc = _docstring(origin_of(cls) or cls)
        if doc:
            result.setdefault("description", doc)
        opened = schema.get("metadata", {}).get(_OPENED)
        return result if opened is None else _open(result, opened)

    def _deprecate(self, result: JsonSchemaValue, cls: type) -> None:
        """Say, in place, what a deprecated class says; Pydantic takes its heirs for deprecated."""
        message = deprecation_of_class(cls)
        if message is not None:
            result["deprecated"] = True
            result.update({"x-deprecated": message} if message else {})
        elif hasattr(cls, "__deprecated__"):
            result.pop("deprecated", None)


def _unserialized(fields: Any) -> Any:  # noqa: ANN401 - any core schema
    """The fields of a class without their serializers: a plain one of the class asks none."""
    match fields:
        case {"fields": dict(named)}:
            return {**fields, "fields": {name: _plain(each) for name, each in named.items()}}
        case {"fields": [*listed]}:
            return {**fields, "fields": [_plain(each) for each in listed]}
    return fields


def _plain(schema: Any) -> Any:  # noqa: ANN401 - any core schema
    if schema["type"].endswith("-field") or schema["type"] in {"default", "nullable"}:
        schema = {**schema, "schema": _plain(schema["schema"])}
    return {key: value for key, value in schema.items() if key != "serialization"}


def _open(result: JsonSchemaValue, serializer: str) -> JsonSchemaValue:
    """An object of which the keys are known, but not whether they are there, nor all of them."""
    result.pop("required", None)
    note = f"Sent by the serializer `{serializer}`: keys may be missing, and there may be others."
    said = result.get("description")
    description = f"{said}\n\n{note}" if said else note
    return {**result, "additionalProperties": True, "description": description}


def _member(name: str, docs: dict[str, str]) -> dict[str, str]:
    return {"name": name, "description": docs[name]} if docs.get(name) else {"name": name}


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
