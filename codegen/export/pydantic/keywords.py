"""Keywords beside a type: bounds that no core schema has a place for, and what says nothing.

The bound of a union, of an enum or of what a validator makes is checked by a function of Pydantic's
own. Pydantic writes it beside the type, in Python's words or under a keyword of another type, where
JSON Schema would ignore it. Hooks and `json_schema_extra` write what JSON Schema ignores, which
goes, and what it never heard of, which is kept under `x-`, as no validator knows it either.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from codegen.export.pydantic.context import is_pydantics, own_class
from codegen.ir.constraints import constraint_keywords, table
from codegen.jsonschema import TYPES, map_subschemas

if TYPE_CHECKING:
    from codegen.export.diagnostics import Diagnostics
    from codegen.jsonschema import Schema
    from codegen.untyped import CoreSchema, JsonValue


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
        if not {"enum", "const"} & own.keys():  # a hook has taken the values out, and takes others
            own.pop("x-enum-members", None)
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


_UPDATES = "pydantic_js_updates"
_LEAST = {"string": "minLength", "array": "minItems", "object": "minProperties"}
_MOST = {"string": "maxLength", "array": "maxItems", "object": "maxProperties"}


def _of_numbers(keyword: str) -> dict[str, str]:
    return dict.fromkeys(("number", "integer"), keyword)


_KEYWORDS = {
    "ge": _of_numbers("minimum"),
    "gt": _of_numbers("exclusiveMinimum"),
    "le": _of_numbers("maximum"),
    "lt": _of_numbers("exclusiveMaximum"),
    "multiple_of": _of_numbers("multipleOf"),
    "max_digits": {},  # no keyword speaks of digits
    "decimal_places": {},
    "minLength": _LEAST,
    "minItems": _LEAST,
    "maxLength": _MOST,
    "maxItems": _MOST,
}
"""The keyword of each bound that Pydantic states, by the type on which it is put."""


def bounds_of(schema: CoreSchema) -> dict[str, JsonValue]:
    """The bounds that a core schema has beside its type."""
    updates = schema.get("metadata", {}).get(_UPDATES, {})
    return {name: value for name, value in updates.items() if name in _KEYWORDS}


def without_bounds(schema: CoreSchema) -> CoreSchema:
    """A core schema without the bounds beside its type."""
    updates = schema["metadata"][_UPDATES]
    kept = {name: value for name, value in updates.items() if name not in _KEYWORDS}
    return {**schema, "metadata": {**schema["metadata"], _UPDATES: kept}}


def with_bounds(result: Schema, bounds: dict[str, JsonValue], schema: CoreSchema) -> Schema:
    """The JSON Schema of a core schema, each bound put where a keyword says it.

    None of what a validator makes, or a serializer: that is not what is on the wire.
    """
    return result if _is_made(schema) else _put(result, bounds)


def _put(result: Schema, bounds: dict[str, JsonValue]) -> Schema:
    for union in ("anyOf", "oneOf"):
        if union in result:
            return {**result, union: [_put(member, bounds) for member in result[union]]}
    if not isinstance(result.get("type"), str) or _is_closed(result):
        return result
    stated = ((_KEYWORDS[name].get(result["type"]), value) for name, value in bounds.items())
    return {**result, **{keyword: value for keyword, value in stated if keyword is not None}}


def _is_closed(result: Schema) -> bool:
    """Whether a schema lists its values, items or keys, of which a bound says nothing new."""
    return not {"const", "enum", "prefixItems", "properties"}.isdisjoint(result)


def _is_made(schema: CoreSchema) -> bool:
    while own_class(schema) is None:
        if "serialization" in schema:
            return True
        if schema["type"] in {"function-after", "function-wrap"}:
            function = schema["function"]["function"]
            if not is_pydantics(function.func if isinstance(function, partial) else function):
                return True
        if "schema" not in schema:
            return False
        schema = schema["schema"]
    return False
