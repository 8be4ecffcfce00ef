"""One schema for what several say: an `allOf`, a reference with rules, a part without a name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from codegen.jsonschema import pointed, refs
from codegen.parse.keywords import unknown_keywords

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

OTHERS = " of allOf"
"""After a keyword, it has a list of further values, which one schema cannot have."""

_IDENTITY = {"x-python", "x-direction"}  # of a definition, and of nothing that it is put into

_REPEATS = 10
"""How often a definition may be merged into others, on average. In a chain of definitions that are
each merged twice into the next, what comes of it would double at each step."""


class Merger:
    """Puts the schemas of one document together; a definition that is not `named` is a part.

    A part is put in where that repeats nothing: it is referred to once, or holds no further part.
    `open` has the definitions that the current schema has been put into.
    """

    def __init__(self, definitions: Mapping[str, Schema], named: Collection[str]) -> None:
        self.open: list[str] = []
        self._definitions = {
            name: {key: value for key, value in schema.items() if key not in _IDENTITY}
            for name, schema in definitions.items()
        }
        self._parts = _parts(definitions, named)
        self._left = _REPEATS * (len(definitions) + 100)

    def merged(self, schema: Schema) -> Schema:
        """The schema without an `allOf`, and without a reference to a part or with rules beside it.

        Of a keyword that parts set apart the last value stands; with `OTHERS` it has the others.
        """
        around = {*self.open}
        while True:
            if "$ref" in schema and self._is_merged(schema):
                schema = self._opened(schema)
            elif "allOf" in schema and not any(map(self._is_generic, schema["allOf"])):
                schema = self._all_of(schema, around)
            else:
                return schema

    def _is_merged(self, schema: Schema) -> bool:
        name = pointed(schema["$ref"])
        has_rules = self._left > 0 and bool(unknown_keywords(schema, {"$ref"}))
        is_open = name in self.open or name not in self._definitions or self._is_generic(schema)
        return not is_open and (name in self._parts or has_rules)

    def _is_generic(self, schema: JsonValue) -> bool:
        """Whether a reference leads to a generic class, which is nothing without its arguments."""
        target = schema.get("$ref", "") if isinstance(schema, dict) else ""
        definition = self._definitions.get(pointed(target), {})
        return bool(definition.keys() & {"x-generic", "x-type-parameters"})

    def _opened(self, schema: Schema) -> Schema:
        """What a reference leads to, as a part of an `allOf`."""
        name = pointed(schema["$ref"])
        self.open.append(name)
        self._left -= name not in self._parts
        inner = [self._definitions[name], *schema.get("allOf", ())]
        return {**beside("$ref", schema), "allOf": inner}

    def _all_of(self, schema: Schema, around: set[str]) -> Schema:
        own = beside("allOf", schema)
        parts = [each for each in schema["allOf"] if isinstance(each, dict)]
        if len(parts) == 1 and not unknown_keywords(own, ()):
            return {**parts[0], **own}
        result: Schema = {}
        for part in [*(self._body(each, around) for each in parts), own]:
            result = _both(result, part)
        return result

    def _body(self, part: Schema, around: set[str]) -> Schema:
        """A part of an `allOf` without a reference at its top; its description is its own."""
        while "$ref" in part or "allOf" in part:
            if "$ref" not in part:
                part = self._all_of(part, around)
            elif (name := pointed(part["$ref"])) not in self.open and self._left > 0:
                part = self._opened(part)
            else:
                is_said = name in self.open and name not in around  # by another part
                part = beside("$ref", part) | ({} if is_said else {"$ref" + OTHERS: [name]})
        return beside("description", part)


def all_of(one: JsonValue, other: JsonValue) -> JsonValue:
    """A schema for what two say; where they describe it, the latter does."""
    if not (isinstance(one, dict) and isinstance(other, dict)) or one == other:
        return one if other is True else other
    return {**other, "allOf": [one, *other.get("allOf", ())]}


def beside(keyword: str, schema: Schema) -> Schema:
    """What stands beside a keyword in a schema."""
    return {key: value for key, value in schema.items() if key != keyword}


def _parts(definitions: Mapping[str, Schema], named: Collection[str]) -> set[str]:
    """The definitions that may be put in."""
    targets = {name: [*map(pointed, refs(schema))] for name, schema in definitions.items()}
    nameless = definitions.keys() - named
    uses = Counter[str]()
    reached = dict.fromkeys(named)
    pending = list(reached)
    for name in pending:  # which grows meanwhile
        uses.update(targets.get(name, ()))
        further = dict.fromkeys(each for each in targets.get(name, ()) if each not in reached)
        pending += further
        reached |= further
    return {name for name in nameless if uses[name] == 1 or nameless.isdisjoint(targets[name])}


def _both(one: Schema, other: Schema) -> Schema:
    result = {**one, **other}
    for keyword in (each for each in one if each in other):
        before, after = one[keyword], other[keyword]
        match keyword:
            case "properties" | "patternProperties":
                shared = {
                    name: all_of(before[name], after[name]) for name in before if name in after
                }
                result[keyword] = {**before, **after, **shared}
            case "required":
                result[keyword] = [*dict.fromkeys([*before, *after])]
            case "items" | "additionalProperties":
                result[keyword] = all_of(before, after)
            case _ if keyword.endswith(OTHERS):
                result[keyword] = [*before, *after]
            case _ if before != after and unknown_keywords({keyword: before}, ()):
                result[keyword + OTHERS] = [*result.get(keyword + OTHERS, ()), before]
    return result
