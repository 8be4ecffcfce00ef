"""JSON Schema -> `Type`, keyword by keyword. What is not understood is refused, never widened."""

from __future__ import annotations

import reprlib
from typing import TYPE_CHECKING

from codegen.ir import (
    NEVER,
    SAFE_INTEGER,
    UNKNOWN,
    Array,
    Const,
    External,
    Intersection,
    Object,
    Property,
    Scalar,
    Tuple,
    Type,
    union,
)
from codegen.parse.grammar import DEEPEST, is_importable
from codegen.parse.keywords import RECORD, constraints, keywords_of
from codegen.parse.objects import Objects
from codegen.parse.reader import INVALID
from codegen.parse.values import faults

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.jsonschema import Schema
    from codegen.parse.reader import Unread
    from codegen.untyped import JsonValue


class TypeParser(Objects):
    """Parses the schemas of one document, whatever they are."""

    def __init__(
        self, definitions: Mapping[str, Schema], unread: list[Unread] | None = None
    ) -> None:
        super().__init__(definitions, unread)
        self._depth = 0

    def parse(self, schema: JsonValue, where: str) -> Type:
        """The type of a schema that stands at `where` (module.Class.field)."""
        if schema is True or schema == {}:
            return UNKNOWN
        if schema is False:
            return NEVER
        wrong = (
            [*faults(schema)]
            if isinstance(schema, dict)
            else [f"{reprlib.repr(schema)} is no schema"]
        )
        if wrong:
            return self.refuse(where, "; ".join(wrong), INVALID)
        if self._depth == DEEPEST:
            return self.refuse(where, f"schemas stand in schemas more than {DEEPEST} deep", INVALID)
        self._brought = self._brought if self._depth else 0
        if self._applying and not self._may_bring(where):
            return NEVER
        self._depth += 1
        try:
            return self._sound(schema, where)
        finally:
            self._depth -= 1

    def _sound(self, schema: Schema, where: str) -> Type:
        match schema:
            case {"x-ts-type": name}:  # hand-written, whatever else is said
                return self._external(name, schema.get("x-ts-import"), where)
            case {"x-type-parameter": name}:  # the rest is its bound, for validators
                return self.type_parameter(name, where)
            case {"$ref": pointer}:
                self.check(schema, {"$ref"}, where)
                return self.ref(pointer, schema.get("x-arguments", ()), where)
            case {"not": denied} if denied == {}:
                self.check(schema, {"not"}, where)
                return NEVER
            case {"const": value}:
                self.check(schema, {"const", "type"}, where)
                return self._literal(value, where)
            case {"enum": values}:
                self.check(schema, {"enum", "type"}, where)
                return self._either([self._literal(value, where) for value in values])
            case {"properties": _, "type": "object"}:
                return self._typed(schema, "object", where)
            case {"anyOf": members} | {"oneOf": members}:
                return self._union(schema, members, where)
            case {"allOf": members}:
                self.check(schema, {"allOf"}, where)
                parsed = tuple(self.parse(member, where) for member in members)
                return parsed[0] if len(parsed) == 1 else Intersection(parsed)
            case {"type": [*types]}:
                self.check(schema, {"type"}.union(*map(keywords_of, types)), where)
                return self._either([self._alternative(schema, each, where) for each in types])
            case {"type": type_}:
                return self._typed(schema, type_, where)
        self.check(schema, (), where)
        return UNKNOWN

    def _external(self, name: str, module: str | None, where: str) -> Type:
        if module is not None and not is_importable(name):
            return self.refuse(where, f"{name} is a type of TypeScript's own", INVALID)
        return External(name, module)

    def _alternative(self, schema: Schema, type_: str, where: str) -> Type:
        """One type of several: a keyword speaks only of values of the type that it belongs to."""
        mine = keywords_of(type_) & schema.keys()
        return self.parse({"type": type_, **{key: schema[key] for key in mine}}, where)

    def _typed(self, schema: Schema, type_: str, where: str) -> Type:
        is_record = type_ == "object" and "properties" in schema
        self.check(schema, RECORD if is_record else {"type", *keywords_of(type_)}, where)
        match type_:
            case "array" if "prefixItems" in schema or schema.get("maxItems") == 0:
                return self._tuple(schema, where)
            case "array":
                items = self.parse(schema.get("items", True), f"{where}[]")
                return Array(items, constraints(schema, type_))
            case "object":
                return self.object_(schema, where)
            case "string" | "number" | "integer" | "boolean" | "null":
                return Scalar(type_, constraints(schema, type_))
        return UNKNOWN

    def _tuple(self, schema: Schema, where: str) -> Type:
        stated = schema.get("prefixItems", [])
        length = schema.get("maxItems", len(stated) + 1)
        items = tuple(
            self.parse(item, f"{where}[{position}]")
            for position, item in enumerate(stated[:length])
        )
        required = min(schema.get("minItems", 0), len(items))
        self._pass_over_length(schema, len(stated), where)
        further = schema.get("items", True) if length > len(stated) else False
        rest = self.parse(further, f"{where}[]")
        return Tuple(items, required, None if rest == NEVER else rest)

    def _pass_over_length(self, schema: Schema, positions: int, where: str) -> None:
        """A tuple has no bounds beyond its positions, and no item is held against another."""
        most = {"minItems": positions, "maxItems": positions, "uniqueItems": False}
        beyond = {key: schema[key] for key in most if schema.get(key, 0) > most[key]}
        self.pass_over(beyond, where)

    def _union(self, schema: Schema, members: list[JsonValue], where: str) -> Type:
        self.check(schema, {"anyOf", "oneOf", "discriminator"}, where)
        if {"anyOf", "oneOf"} <= schema.keys():
            why = "anyOf and oneOf in one schema are not understood"
            self.lose({"oneOf": schema["oneOf"]}, where, why)
        parsed = [self.parse(member, where) for member in members]
        return self._either(parsed, schema.get("discriminator", {}).get("propertyName"))

    def _either(self, members: list[Type], discriminator: str | None = None) -> Type:
        return union(members, discriminator) if members else NEVER

    def _literal(self, value: JsonValue, where: str) -> Type:
        match value:
            case list():
                items = tuple(self.parse({"const": each}, where) for each in value)
                return Tuple(items, len(items))
            case dict():
                return Object(
                    tuple(
                        Property(key, self.parse({"const": each}, where), "required")
                        for key, each in value.items()
                    )
                )
            case int() if abs(value) > SAFE_INTEGER:
                return Scalar("integer")  # JavaScript reads it rounded, as any other number
            case _:
                return Const(value)
