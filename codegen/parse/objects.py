"""Objects: interfaces, objects in place, and maps from keys to values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.ir import NEVER, UNKNOWN, Map, Object, Property, Ref, Scalar, Type
from codegen.parse.keywords import constraints, documentation, presence
from codegen.parse.reader import INVALID, Reader

if TYPE_CHECKING:
    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

_UNTYPED = {"$ref", "enum", "const", "anyOf", "oneOf", "allOf"}


class Objects(Reader):
    """Reads what has keys."""

    def properties(self, schema: Schema, where: str) -> tuple[Property, ...]:
        """The declared properties of an object schema."""
        declared, required = schema["properties"], schema.get("required", [])
        for name in dict.fromkeys(required):
            if name not in declared:
                why = f"{name!r} is required, but not among the properties"
                self.lose({"required": [name]}, where, why, INVALID)
        return tuple(
            self._property(name, each, f"{where}.{name}", required=name in required)
            for name, each in declared.items()
        )

    def bases(self, schema: Schema, where: str) -> tuple[Ref, ...]:
        """The declarations that an object schema extends."""
        found = [self.parse(each, where) for each in schema.get("x-bases", ())]
        refs = tuple(each for each in found if isinstance(each, Ref))
        if any("properties" not in self._definitions[ref.name] for ref in refs):
            self.refuse(where, "a base has to be an object with properties", INVALID)
        return refs

    def additional(self, schema: Schema, where: str) -> Type | None:
        """What the undeclared properties of an object schema are; None where nothing is said."""
        if "additionalProperties" not in schema:
            return None
        return self.parse(schema["additionalProperties"], f"{where}.*")

    def object_(self, schema: Schema, where: str) -> Type:
        """An object without a name: with properties of its own, or any keys of a kind."""
        if "properties" in schema:
            return Object(self.properties(schema, where), self.additional(schema, where))
        if schema.get("required"):
            why = "'required' names keys of which there are no 'properties'"
            self.lose({"required": schema["required"]}, where, why)
        if "patternProperties" in schema:
            return self._pattern_map(schema, where)
        values = self.parse(schema.get("additionalProperties", True), f"{where}.*")
        if values == NEVER:
            return Object((), NEVER)
        keys = self._keys(schema.get("propertyNames", {}), where)
        return Map(keys, values, constraints(schema, "object"))

    def _keys(self, schema: JsonValue, where: str) -> Type:
        if schema is True or (isinstance(schema, dict) and not schema.keys() & _UNTYPED):
            schema = {"type": "string", **({} if schema is True else schema)}
        return self.parse(schema, f"{where} (keys)")

    def _pattern_map(self, schema: Schema, where: str) -> Type:
        patterns = schema["patternProperties"]
        lost = {"propertyNames", "additionalProperties"} & schema.keys()
        if len(patterns) != 1:
            lost.add("patternProperties")
        elif schema.get("additionalProperties", False) is False:
            lost.discard("additionalProperties")
        if lost:
            why = "keys that follow different patterns cannot be typed apart"
            self.lose({key: value for key, value in schema.items() if key in lost}, where, why)
        if len(patterns) != 1:
            return Map(Scalar("string"), UNKNOWN, constraints(schema, "object"))
        ((pattern, values),) = patterns.items()
        keys = self._keys({"pattern": pattern}, where)
        return Map(keys, self.parse(values, f"{where}.*"), constraints(schema, "object"))

    def _property(self, name: str, schema: JsonValue, where: str, *, required: bool) -> Property:
        self._documented = schema
        type_ = self.parse(schema, where)
        stated = {} if type_ is NEVER or isinstance(schema, bool) else schema
        return Property(name, type_, presence(stated, required=required), documentation(stated))
