"""JSON Schema -> `Type`, keyword by keyword. What is not understood is refused, never widened."""

from __future__ import annotations

import reprlib
from typing import TYPE_CHECKING, Any

from codegen.errors import Problem
from codegen.header import REGENERATE
from codegen.ir import (
    Array,
    Const,
    External,
    Intersection,
    Map,
    Object,
    Property,
    Ref,
    Scalar,
    Tuple,
    Type,
    TypeVar,
    union,
)
from codegen.parse.keywords import (
    RECORD,
    RULES_BY_TYPE,
    STRUCTURE_BY_TYPE,
    documentation,
    rules,
    unknown_keywords,
)
from codegen.parse.shape import DEEPEST, faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from codegen.parse.keywords import Schema

UNKNOWN = Scalar("unknown")
NEVER = Scalar("never")
_SAFE_INTEGER = 2**53 - 1
DEFS = "#/$defs/"

_INVALID = "schema-valid"
_UNTYPED = {"$ref", "enum", "const", "anyOf", "oneOf", "allOf"}
_HINTS = {
    "schema-known": "state the shape with other types, or with WithJsonSchema({...}) of type, enum,"
    " anyOf, items, properties and their like",
    "schema-valid": "correct what the model states; if schema.json was edited by hand,"
    f" run {REGENERATE}",
}


class TypeParser:
    """Parses the schemas of one document; `problems` collects what it refuses.

    `parameters` are those of the generic declaration that is being parsed.
    """

    def __init__(self, definitions: Mapping[str, Schema]) -> None:
        self._definitions = definitions
        self._depth = 0
        self._applying: list[str] = []
        self.parameters: Sequence[str] = ()
        self.problems: list[Problem] = []

    def parse(self, schema: Any, where: str) -> Type:  # noqa: ANN401 - JSON
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
            return self.refuse(where, "; ".join(wrong), _INVALID)
        if self._depth == DEEPEST:
            return self.refuse(
                where, f"schemas stand in schemas more than {DEEPEST} deep", _INVALID
            )
        self._depth += 1
        try:
            return self._sound(schema, where)
        finally:
            self._depth -= 1

    def properties(self, schema: Schema, where: str) -> tuple[Property, ...]:
        """The declared properties of an object schema."""
        self.check(schema, RECORD, where)
        declared, required = schema["properties"], schema.get("required", [])
        for name in dict.fromkeys(required):
            if name not in declared:
                self.refuse(where, f"{name!r} is required, but not among the properties", _INVALID)
        return tuple(
            self._property(name, each, f"{where}.{name}", required=name in required)
            for name, each in declared.items()
        )

    def bases(self, schema: Schema, where: str) -> tuple[Ref, ...]:
        """The declarations that an object schema extends."""
        found = [self.parse(each, where) for each in schema.get("x-bases", ())]
        refs = tuple(each for each in found if isinstance(each, Ref))
        if any("properties" not in self._definitions[ref.name] for ref in refs):
            self.refuse(where, "a base has to be an object with properties", _INVALID)
        return refs

    def additional(self, schema: Schema, where: str) -> Type | None:
        """What the undeclared properties of an object schema are; None where nothing is said."""
        if "additionalProperties" not in schema:
            return None
        return self.parse(schema["additionalProperties"], f"{where}.*")

    def check(self, schema: Mapping[str, Any], known: Iterable[str], where: str) -> None:
        """Refuse a schema with keywords other than the known ones."""
        lost = unknown_keywords(schema, known)
        if lost:
            self.refuse(where, f"the keyword {', '.join(map(repr, lost))} is not understood here")

    def refuse(self, where: str, what: str, rule: str = "schema-known") -> Type:
        """Note a problem; what is refused has the type that nothing has."""
        self.problems.append(Problem(rule, where, what, _HINTS[rule]))
        return NEVER

    def _sound(self, schema: Schema, where: str) -> Type:
        match schema:
            case {"x-ts-type": name}:  # hand-written, whatever else is said
                return External(name, schema.get("x-ts-import"))
            case {"x-type-parameter": name}:  # the rest is its bound, for validators
                return self._type_parameter(name, where)
            case {"$ref": pointer}:
                self.check(schema, {"$ref"}, where)
                return self._ref(pointer, schema.get("x-arguments", ()), where)
            case {"not": denied} if denied == {}:
                self.check(schema, {"not"}, where)
                return NEVER
            case {"const": value}:
                self.check(schema, {"const", "type"}, where)
                return self._literal(value, where)
            case {"enum": values}:
                self.check(schema, {"enum", "type"}, where)
                return self._either([self._literal(value, where) for value in values])
            case {"anyOf": members} | {"oneOf": members}:
                return self._union(schema, members, where)
            case {"allOf": members}:
                self.check(schema, {"allOf"}, where)
                parsed = tuple(self.parse(member, where) for member in members)
                return parsed[0] if len(parsed) == 1 else Intersection(parsed)
            case {"type": [*types]}:
                self.check(schema, {"type"}.union(*map(_keywords_of, types)), where)
                return self._either([self._alternative(schema, each, where) for each in types])
            case {"type": type_}:
                return self._typed(schema, type_, where)
        self.check(schema, (), where)
        return UNKNOWN

    def _property(self, name: str, schema: Any, where: str, *, required: bool) -> Property:  # noqa: ANN401 - JSON
        type_ = self.parse(schema, where)
        is_refused = type_ is NEVER
        doc = documentation({} if is_refused or isinstance(schema, bool) else schema)
        return Property(name, type_, required, doc)

    def _alternative(self, schema: Schema, type_: str, where: str) -> Type:
        """One type of several: a keyword speaks only of values of the type that it belongs to."""
        mine = _keywords_of(type_) & schema.keys()
        return self.parse({"type": type_, **{key: schema[key] for key in mine}}, where)

    def _typed(self, schema: Schema, type_: str, where: str) -> Type:
        self.check(schema, {"type", *_keywords_of(type_)}, where)
        match type_:
            case "array" if "prefixItems" in schema or schema.get("maxItems") == 0:
                return self._tuple(schema, where)
            case "array":
                items = self.parse(schema.get("items", True), f"{where}[]")
                return Array(items, rules(schema, type_))
            case "object":
                return self._object(schema, where)
            case "string" | "number" | "integer" | "boolean" | "null":
                return Scalar(type_, rules(schema, type_))
        return UNKNOWN

    def _tuple(self, schema: Schema, where: str) -> Type:
        stated = schema.get("prefixItems", [])
        length = schema.get("maxItems", len(stated) + 1)
        items = tuple(
            self.parse(item, f"{where}[{position}]")
            for position, item in enumerate(stated[:length])
        )
        required = min(schema.get("minItems", 0), len(items))
        further = schema.get("items", True) if length > len(stated) else False
        rest = self.parse(further, f"{where}[]")
        return Tuple(items, required, None if rest == NEVER else rest)

    def _object(self, schema: Schema, where: str) -> Type:
        if "properties" in schema:
            return Object(self.properties(schema, where), self.additional(schema, where))
        if schema.get("required"):
            return self.refuse(where, "'required' names keys of which there are no 'properties'")
        if "patternProperties" in schema:
            return self._pattern_map(schema, where)
        values = self.parse(schema.get("additionalProperties", True), f"{where}.*")
        if values == NEVER:
            return Object((), NEVER)
        keys = self._keys(schema.get("propertyNames", {}), where)
        return Map(keys, values, rules(schema, "object"))

    def _keys(self, schema: Any, where: str) -> Type:  # noqa: ANN401 - JSON
        if schema is True or (isinstance(schema, dict) and not schema.keys() & _UNTYPED):
            schema = {"type": "string", **({} if schema is True else schema)}
        return self.parse(schema, f"{where} (keys)")

    def _pattern_map(self, schema: Schema, where: str) -> Type:
        patterns = schema["patternProperties"]
        closed = schema.get("additionalProperties", False) is False
        if len(patterns) != 1 or not closed or "propertyNames" in schema:
            return self.refuse(where, "keys that follow different patterns cannot be typed apart")
        ((pattern, values),) = patterns.items()
        keys = self._keys({"pattern": pattern}, where)
        return Map(keys, self.parse(values, f"{where}.*"), rules(schema, "object"))

    def _union(self, schema: Schema, members: list[Any], where: str) -> Type:
        self.check(schema, {"anyOf", "oneOf", "discriminator"}, where)
        if {"anyOf", "oneOf"} <= schema.keys():
            return self.refuse(where, "anyOf and oneOf in one schema are not understood")
        parsed = [self.parse(member, where) for member in members]
        return self._either(parsed, schema.get("discriminator", {}).get("propertyName"))

    def _either(self, members: list[Type], discriminator: str | None = None) -> Type:
        return union(members, discriminator) if members else NEVER

    def _type_parameter(self, name: str, where: str) -> Type:
        if name not in self.parameters:
            return self.refuse(
                where, f"{name!r} is no type parameter of the class around it", _INVALID
            )
        return TypeVar(name)

    def _ref(self, pointer: str, arguments: Sequence[Any], where: str) -> Type:
        name = pointer.removeprefix(DEFS)
        if name == pointer or name not in self._definitions:
            return self.refuse(where, f"the reference {pointer!r} leads nowhere", _INVALID)
        target = self._definitions[name]
        if "x-ts-type" in target:
            return self.parse(target, where)
        if "x-generic" in target:
            return self._use(name, target, where)
        parameters = target.get("x-type-parameters", [])
        if len(arguments) not in {0, len(parameters)}:
            what = f"{name} has {len(parameters)} type parameters, not {len(arguments)}"
            return self.refuse(where, what, _INVALID)
        applied = arguments or [True] * len(parameters)
        return Ref(name, tuple(self.parse(argument, where) for argument in applied))

    def _use(self, name: str, target: Schema, where: str) -> Type:
        """A use of a generic class that is a definition of its own, which only validators need."""
        if name in self._applying:
            return self.refuse(where, f"{name} is applied to itself without end", _INVALID)
        self._applying.append(name)
        try:
            return self._ref(target["x-generic"], target.get("x-arguments", ()), where)
        finally:
            self._applying.pop()

    def _literal(self, value: Any, where: str) -> Type:  # noqa: ANN401 - JSON
        match value:
            case list():
                items = tuple(self.parse({"const": each}, where) for each in value)
                return Tuple(items, len(items))
            case dict():
                return Object(
                    tuple(
                        Property(key, self.parse({"const": each}, where), required=True)
                        for key, each in value.items()
                    )
                )
            case int() if abs(value) > _SAFE_INTEGER:
                return Scalar("integer")  # JavaScript reads it rounded, as any other number
            case _:
                return Const(value)


def _keywords_of(type_: str) -> set[str]:
    return RULES_BY_TYPE[type_] | STRUCTURE_BY_TYPE.get(type_, set())
