"""Which near misses a type can tell: those that break the schema even without its constraints.

What TypeScript sees is less than the schema says. Numbers are all of one kind, lists are of any
length, keys follow no pattern. Of a value that may be of several shapes it does not know which keys
are too many. The schema is stripped of all that, in two readings of each definition: the closed
one, and the open one for members of unions.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from codegen.errors import CodegenError, Problem
from codegen.ir import SAFE_INTEGER, constraint_table
from codegen.jsonschema import map_subschemas, pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from codegen.ir import Json
    from codegen.jsonschema import Schema

    IsValid = Callable[[Json], bool]

_CONSTRAINTS = {row.keyword for row in constraint_table() if row.measure != "items"}
_UNIONS = {"anyOf", "oneOf"}
_OPEN = "~open"


class Structure:
    """What the schema of one root says of a text."""

    def __init__(self, document: Mapping[str, Any], name: str) -> None:
        self._document = dict(document)
        self._name = name

    def breaks(self, value: Json) -> bool | None:
        """Whether a value breaks the structure; None where the schema has nothing against it."""
        if not self._stripped(value):
            return True
        return None if self._full(value) else False

    @cached_property
    def _full(self) -> IsValid:
        try:
            return _validator(self._document, self._name)
        except ValueError:  # a pattern of Python's that no other language knows
            return _validator({**self._document, "$defs": self._without_patterns()}, self._name)

    @cached_property
    def _stripped(self) -> IsValid:
        definitions = self._document["$defs"]
        closed = {name: stripped(each) for name, each in definitions.items()}
        opened = {
            f"{name}{_OPEN}": stripped(each, is_open=True) for name, each in definitions.items()
        }
        return _validator({**self._document, "$defs": {**closed, **opened}}, self._name)

    def _without_patterns(self) -> dict[str, Any]:
        def visit(schema: Schema) -> Schema:
            inner = map_subschemas(schema, visit)
            return {key: value for key, value in inner.items() if key not in _PATTERNS}

        return {name: visit(each) for name, each in self._document["$defs"].items()}


_PATTERNS = {"pattern", "patternProperties"}


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


def _objects(members: list[Any]) -> int:
    """How many members of a union are more than null."""
    return sum(each != {"type": "null"} for each in members)


def _is_rounded(value: Any) -> bool:  # noqa: ANN401 - JSON
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
    patterns: dict[str, Any] = result.pop("patternProperties", {})
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


def _validator(document: Mapping[str, Any], name: str) -> IsValid:
    """What says whether a value is valid against a definition of a document."""
    try:
        import jsonschema_rs  # noqa: PLC0415 - an extra, and of no use to other commands
    except ImportError as error:
        what = "it needs the Python package jsonschema-rs"
        hint = "pip install 'lockstep-codegen[prove]'"
        where = "codegen prove (near misses)"
        raise CodegenError([Problem("judge-found", where, what, hint)]) from error
    is_valid: IsValid = jsonschema_rs.validator_for({**document, "$ref": pointer(name)}).is_valid
    return is_valid
