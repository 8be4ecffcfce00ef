"""Keywords beside a type that say nothing of it: what JSON Schema ignores, and what it never heard.

Hooks and `json_schema_extra` write both. The former go, the latter are annotations to JSON Schema,
and kept under `x-`, as no validator of ours knows them either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.ir.constraints import constraint_keywords, table
from codegen.jsonschema import TYPES, map_subschemas

if TYPE_CHECKING:
    from codegen.export.diagnostics import Diagnostics
    from codegen.jsonschema import Schema

_VOCABULARY = set(
    """
    $anchor $comment $defs $dynamicAnchor $dynamicRef $id $ref $schema $vocabulary
    type enum const properties required additionalProperties propertyNames patternProperties
    dependentRequired dependentSchemas dependencies unevaluatedProperties
    items prefixItems additionalItems contains minContains maxContains unevaluatedItems
    allOf anyOf oneOf not if then else discriminator
    title description default deprecated readOnly writeOnly examples example
    contentEncoding contentMediaType contentSchema
    """.split()
)
"""The keywords of JSON Schema but for constraints, and OpenAPI's that are as common."""

_OURS = set(
    """
    x-absent x-arguments x-bases x-deprecated x-direction x-enum-members x-generic x-python
    x-ts-import x-ts-type x-type-parameter x-type-parameters
    """.split()
)
_DOCUMENTS = "write it with x- in front, or take it out"


def with_known_keywords(schema: Schema, cls: type | None, diagnostics: Diagnostics) -> Schema:
    """The definition of a class with the keywords alone that JSON Schema reads there.

    Warns of each word that is none of its own, at the class or its field.
    """
    with diagnostics.at(cls or object):
        own = {key: value for key, value in schema.items() if key != "properties"}
        result = _known(own, diagnostics)
        fields: Schema = {}
        for name, field in schema.get("properties", {}).items():
            with diagnostics.at(None, name):
                fields[name] = _known(field, diagnostics)
    return {**result, "properties": fields} if "properties" in schema else result


def _known(schema: Schema, diagnostics: Diagnostics) -> Schema:
    words = {word for word in schema if not (word in _VOCABULARY or word.startswith("x-"))}
    result = map_subschemas(schema, lambda inner: _known(inner, diagnostics))
    constraints = words & {row.keyword for row in table()}
    if constraints:
        read = _constraints_read(schema)
        result = {key: value for key, value in result.items() if key not in constraints - read}
    foreign = sorted(words - constraints)
    if not foreign:
        return result
    listed = ", ".join(map(repr, foreign))
    what = f"JSON Schema has no keyword {listed}; kept as a note under x-"
    diagnostics.report("extra-documents", what, _DOCUMENTS)
    kept = {word: f"x-{word}" for word in foreign if f"x-{word}" not in _OURS}
    rest = {key: value for key, value in result.items() if key not in foreign}
    return {**rest, **{note: schema[word] for word, note in kept.items()}}


def _constraints_read(schema: Schema) -> frozenset[str]:
    """The constraints that say something of a type; nothing new of one whose values are listed."""
    if not {"$ref", "const", "enum", "anyOf", "oneOf"}.isdisjoint(schema):
        return frozenset()
    stated = schema.get("type", ())
    types = [stated] if isinstance(stated, str) else stated
    return frozenset().union(*(constraint_keywords(each) for each in types if each in TYPES))
