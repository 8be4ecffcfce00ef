"""The JSON Schema keywords that are understood, by what they do. Any other is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.ir import (
    NO_CONSTRAINTS,
    Constraints,
    Default,
    Doc,
    constraint_keywords,
    constraint_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from codegen.ir import Presence
    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

_STRUCTURE = {
    "array": {"items", "prefixItems"},
    "object": {
        "properties",
        "required",
        "additionalProperties",
        "propertyNames",
        "patternProperties",
    },
}
"""The keywords that give a `type` its shape."""

RECORD = {"type", "properties", "required", "additionalProperties"}
"""The keywords of an object whose properties are declared."""

_DOCUMENTATION = {"description", "default", "deprecated", "examples"}
_DOCUMENTATION |= {"example"}  # OpenAPI's word, which many models say in `json_schema_extra`
_NOT_HELD = {"readOnly", "writeOnly"}
_NOT_HELD |= {"contentEncoding", "contentMediaType", "contentSchema"}  # what a string holds
_ANNOTATIONS = {"title", "$comment", *_DOCUMENTATION, *_NOT_HELD}


def unknown_keywords(schema: Mapping[str, JsonValue], known: Iterable[str]) -> list[str]:
    """The keywords of a schema that would be lost: not known, no annotation and no extension."""
    lost = schema.keys() - set(known) - _ANNOTATIONS
    return sorted(keyword for keyword in lost if not keyword.startswith("x-"))


def unread_keywords(
    schema: Mapping[str, JsonValue], known: Iterable[str], *, documented: bool
) -> list[str]:
    """The keywords of which nothing is left in the contract: unknown ones, and remarks on types.

    It has remarks only on what is `documented`, declarations and properties.
    """
    passed_over = _NOT_HELD if documented else _NOT_HELD | _DOCUMENTATION
    unread = passed_over.union(unknown_keywords(schema, known))
    return [keyword for keyword in schema if keyword in unread]


def keywords_of(type_: str) -> AbstractSet[str]:
    """The keywords that say something about values of one `type`."""
    return constraint_keywords(type_) | _STRUCTURE.get(type_, set())


def constraints(schema: Schema, type_: str) -> Constraints:
    """The constraints that a schema puts on values of one `type`."""
    stated = {
        row.name: schema[row.keyword]
        for row in constraint_table()
        if row.keyword in schema and type_ in row.types
    }
    return Constraints(**stated) if stated else NO_CONSTRAINTS


def presence(schema: Schema, *, required: bool) -> Presence:
    """Whether the key of a property is there, by its schema and `required` of the object around."""
    if "x-absent" in schema:
        return "absent-when-none"
    return "required" if required else "optional"


def documentation(schema: Schema) -> Doc:
    """What a schema says about its values besides their shape."""
    examples = schema.get("examples", [schema["example"]] if "example" in schema else [])
    return Doc(
        title=schema.get("title"),
        description=schema.get("description"),
        default=_default(schema),
        deprecated=schema.get("deprecated", False) and schema.get("x-deprecated", True),
        examples=tuple(examples),
    )


def _default(schema: Schema) -> Default | None:
    if schema.get("x-absent") == "none-by-default":
        return Default(None)
    return Default(schema["default"]) if "default" in schema else None
