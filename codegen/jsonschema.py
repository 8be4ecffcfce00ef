"""JSON Schema as such: which keywords hold schemas, which only annotate, where references lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from codegen.untyped import JsonValue

Schema = dict[str, Any]
"""A JSON Schema as Python holds it."""

TYPES = ("string", "number", "integer", "boolean", "null", "array", "object")
"""Every value of the keyword `type`."""

DEFS = "#/$defs/"
"""Where a reference to a definition points."""

_ONE = {"additionalProperties", "contains", "if", "then", "else", "items", "not", "propertyNames"}
_ONE |= {"unevaluatedItems", "unevaluatedProperties"}
_LIST = {"allOf", "anyOf", "oneOf", "prefixItems", "x-arguments", "x-bases"}
_BY_NAME = {"dependentSchemas", "patternProperties", "properties"}

ANNOTATIONS = {
    "title",
    "description",
    "default",
    "deprecated",
    "x-deprecated",
    "examples",
    "x-bases",
    "x-absent",
}
"""Keywords that say something about a value and change nothing about its shape."""


def pointer(name: str) -> str:
    """The reference to a definition of a document: a URI, so letters beyond ASCII are encoded."""
    return DEFS + quote(name)


def pointed(reference: str) -> str:
    """The name of the definition that a reference leads to."""
    return unquote(reference.removeprefix(DEFS))


def map_subschemas(schema: Schema, function: Callable[[Schema], Schema]) -> Schema:
    """A copy of the schema in which `function` has been applied to each schema directly inside."""
    return {key: _map_keyword(key, value, function) for key, value in schema.items()}


def _map_keyword(key: str, value: JsonValue, function: Callable[[Schema], Schema]) -> JsonValue:
    if key in _ONE and isinstance(value, dict):
        return function(value)
    if key in _LIST and isinstance(value, list):
        return [function(each) if isinstance(each, dict) else each for each in value]
    if key in _BY_NAME and isinstance(value, dict):
        return {
            name: function(each) if isinstance(each, dict) else each for name, each in value.items()
        }
    return value


def subschemas(schema: Schema) -> list[Schema]:
    """Each schema directly inside a schema."""
    found: list[Schema] = []

    def visit(inner: Schema) -> Schema:
        found.append(inner)
        return inner

    map_subschemas(schema, visit)
    return found


def without(schema: Schema, keywords: Container[str]) -> Schema:
    """The schema without some keywords, nor in the schemas inside it."""
    inner = map_subschemas(schema, lambda each: without(each, keywords))
    return {key: value for key, value in inner.items() if key not in keywords}


def without_annotations(schema: Schema) -> Schema:
    """The schema without what is merely said of it."""
    return without(schema, ANNOTATIONS)


def refs(schema: Schema) -> Iterator[str]:
    """Every `$ref` in the schema, in order."""
    found: list[str] = []

    def visit(inner: Schema) -> Schema:
        if isinstance(inner.get("$ref"), str):
            found.append(inner["$ref"])
        map_subschemas(inner, visit)
        return inner

    visit(schema)
    return iter(found)
