"""A schema of an older dialect -> the same in JSON Schema 2020-12, keyword by keyword."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.jsonschema import map_subschemas

if TYPE_CHECKING:
    from codegen.jsonschema import Schema

_NULL = {"type": "null"}
_ASIDE = {"description", "default", "title", "deprecated", "readOnly", "writeOnly", "examples"}


def modern(schema: Schema) -> Schema:
    """The schema as 2020-12 says it: of OpenAPI 3.0 or of a draft from 4 on.

    Where a keyword has one meaning in all of them it stays; nothing that is said gets lost.
    """
    schema = map_subschemas(_positions(schema), modern)
    for bound, exclusive in (
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ):
        if isinstance(schema.get(exclusive), bool):
            is_exclusive = schema.pop(exclusive)
            if is_exclusive and bound in schema:
                schema[exclusive] = schema.pop(bound)
    if "example" in schema:
        schema.setdefault("examples", [schema.pop("example")])
    return _with_null(schema) if schema.pop("nullable", None) is True else schema


def _positions(schema: Schema) -> Schema:
    """`items` with a schema for each position, as `prefixItems`."""
    schema = dict(schema)
    if isinstance(schema.get("items"), list):
        schema["prefixItems"] = schema.pop("items")
        if "additionalItems" in schema:
            schema["items"] = schema.pop("additionalItems")
    return schema


def _with_null(schema: Schema) -> Schema:
    """What `nullable: true` means beside the rest."""
    kind: Any = schema.get("type")
    if "enum" in schema and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
    if kind is not None:
        kinds = kind if isinstance(kind, list) else [kind]
        return {**schema, "type": [*kinds, *({"null"} - {*kinds})]}
    for union in ("anyOf", "oneOf"):
        if union in schema and "discriminator" not in schema:
            return {**schema, union: [*schema[union], _NULL]}
    said = {key: value for key, value in schema.items() if key in _ASIDE}
    inner = {key: value for key, value in schema.items() if key not in _ASIDE}
    return {"anyOf": [_alone(inner), _NULL], **said} if inner else said


def _alone(schema: Schema) -> Schema:
    """`allOf` of one is a way of OpenAPI 3.0 to say something beside a reference."""
    parts = schema.get("allOf", ())
    return dict(parts[0]) if len(parts) == 1 and schema.keys() == {"allOf"} else schema
