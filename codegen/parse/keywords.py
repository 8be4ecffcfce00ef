"""The JSON Schema keywords that are understood, by what they do. Any other is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.ir import NO_RULES, Default, Doc, Rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Schema = dict[str, Any]
"""A JSON Schema as Python holds it."""

_STRING = {"minLength", "maxLength", "pattern", "format"}
_NUMBER = {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"}

RULES_BY_TYPE = {
    "string": _STRING,
    "number": _NUMBER,
    "integer": _NUMBER,
    "boolean": set(),
    "null": set(),
    "array": {"minItems", "maxItems", "uniqueItems"},
    "object": {"minProperties", "maxProperties"},
}
"""The constraints of each `type`: they narrow its values, but not its shape."""

STRUCTURE_BY_TYPE = {
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

_ANNOTATIONS = {"title", "description", "default", "deprecated", "examples", "$comment"}
_ANNOTATIONS |= {"readOnly", "writeOnly"}
_ANNOTATIONS |= {"contentEncoding", "contentMediaType", "contentSchema"}  # what a string holds
_ANNOTATIONS |= {"example"}  # OpenAPI's word, which many models say in `json_schema_extra`

_RULE_NAMES = {
    keyword: "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in keyword)
    for keywords in RULES_BY_TYPE.values()
    for keyword in keywords
}


def unknown_keywords(schema: Mapping[str, Any], known: Iterable[str]) -> list[str]:
    """The keywords of a schema that would be lost: not known, no annotation and no extension."""
    lost = schema.keys() - set(known) - _ANNOTATIONS
    return sorted(keyword for keyword in lost if not keyword.startswith("x-"))


def rules(schema: Schema, type_: str) -> Rules:
    """The constraints that a schema puts on values of one `type`."""
    stated = {_RULE_NAMES[key]: schema[key] for key in RULES_BY_TYPE[type_] & schema.keys()}
    return Rules(**stated) if stated else NO_RULES


def documentation(schema: Schema) -> Doc:
    """What a schema says about its values besides their shape."""
    examples = schema.get("examples", [schema["example"]] if "example" in schema else [])
    return Doc(
        title=schema.get("title"),
        description=schema.get("description"),
        default=Default(schema["default"]) if "default" in schema else None,
        deprecated=schema.get("deprecated", False) and schema.get("x-deprecated", True),
        examples=tuple(examples),
        absent=schema.get("x-absent"),
    )
