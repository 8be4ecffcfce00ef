"""Which near misses a type can tell: those that break the schema even without its constraints.

What TypeScript sees is less than the schema says. Numbers are all of one kind, lists are of any
length, keys follow no pattern. Of a value that may be of several shapes it does not know which keys
are too many. The schema is stripped of all that, in two readings of each definition: the closed
one, and the open one for members of unions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.evidence.field_at import field_at
from codegen.evidence.oracles.schema import Validators
from codegen.ir import SAFE_INTEGER, constraint_table
from codegen.jsonschema import map_subschemas, subschemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.evidence import Path
    from codegen.ir import Json
    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

_CONSTRAINTS = {row.keyword for row in constraint_table() if row.measure != "items"}
_UNIONS = {"anyOf", "oneOf"}
_OPEN = "~open"


class Structure:
    """What the definitions of a document say of a value, with their constraints and without."""

    def __init__(self, document: Mapping[str, JsonValue]) -> None:
        definitions = document["$defs"]
        closed = {name: stripped(each) for name, each in definitions.items()}
        opened = {
            f"{name}{_OPEN}": stripped(each, is_open=True) for name, each in definitions.items()
        }
        self._whole = Validators(definitions)
        self._stripped = Validators({**closed, **opened})
        self._document = document
        self.constants = _constants(definitions.values())

    def breaks(self, name: str, value: Json) -> bool | None:
        """Whether a value breaks the structure of a definition; None where it has no fault."""
        if not self._stripped.is_valid(name, value):
            return True
        return None if self._whole.is_valid(name, value) else False

    def declares(self, name: str, value: Json, path: Path) -> bool:
        """Whether the document says what has to be at a path into a value of a definition."""
        found = field_at(self._document, name, value, path)
        return bool(path) and found.key == path[-1] and bool(found.schema)


def _constants(schemas: Iterable[Schema]) -> dict[str, list[str]]:
    """All keys that schemas declare, and the strings that are told as constants for each."""
    found: dict[str, list[str]] = {}
    pending = [*schemas][::-1]
    while pending:
        schema = pending.pop()
        for key, inner in schema.get("properties", {}).items():
            stated = [inner.get("const"), *inner.get("enum", ())] if isinstance(inner, dict) else ()
            strings = found.setdefault(key, [])
            strings += [each for each in stated if isinstance(each, str) and each not in strings]
        pending += reversed(subschemas(schema))
    return found


def stripped(schema: Schema, *, is_open: bool = False) -> Schema:
    """The schema as a type system reads it; an open one forbids no key."""
    if "x-ts-type" in schema:
        return {}  # only the frontend knows
    several = any(_objects(schema[key]) > 1 for key in _UNIONS & schema.keys())
    is_open = is_open or several
    inner = map_subschemas(schema, lambda each: stripped(each, is_open=is_open))
    result = {key: value for key, value in inner.items() if key not in _CONSTRAINTS}
    if is_open and "$ref" in result:
        result["$ref"] += _OPEN
    if "oneOf" in result:  # without constraints, several members may fit
        result["anyOf"] = result.pop("oneOf")
    result.pop("discriminator", None)
    if _is_rounded(result.get("const")) or any(map(_is_rounded, result.get("enum", ()))):
        result = {"type": "number"}
    return _lists(_kinds(_keys(result, is_open=is_open)))


def _objects(members: list[JsonValue]) -> int:
    """How many members of a union are more than null."""
    return sum(each != {"type": "null"} for each in members)


def _is_rounded(value: JsonValue) -> bool:
    """Whether JavaScript reads an integer as another."""
    return isinstance(value, int) and abs(value) > SAFE_INTEGER


def _kinds(schema: Schema) -> Schema:
    """All numbers are of one kind."""
    kinds = schema.get("type")
    if kinds == "integer":
        return {**schema, "type": "number"}
    if isinstance(kinds, list):
        plain = ["number" if each == "integer" else each for each in kinds]
        return {**schema, "type": [*dict.fromkeys(plain)]}
    return schema


def _keys(schema: Schema, *, is_open: bool) -> Schema:
    """Keys follow no pattern, and what is not declared may be of any type."""
    result = dict(schema)
    patterns: Schema = result.pop("patternProperties", {})
    if len(patterns) == 1 and "properties" not in result:
        (result["additionalProperties"],) = patterns.values()
    declared = [*result.get("properties", ()), *result.get("propertyNames", {}).get("enum", ())]
    if any(key.isdecimal() for key in declared):
        result["type"] = ["object", "array"]  # a list has the keys "0", "1" and so on
    is_map = not (result.get("properties") or (is_open and "propertyNames" in result))
    if is_open:
        result.pop("propertyNames", None)
    if (result.get("additionalProperties") is False and is_open) or not (
        is_map or result.get("additionalProperties") is False
    ):
        result.pop("additionalProperties", None)
    return result


def _lists(schema: Schema) -> Schema:
    """Lists are of any length; only tuples are not."""
    if "prefixItems" in schema or schema.get("maxItems") == 0:
        return schema
    return {key: value for key, value in schema.items() if key not in {"minItems", "maxItems"}}
