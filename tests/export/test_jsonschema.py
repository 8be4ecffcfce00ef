"""Schemas inside schemas, which every pass goes through."""

from __future__ import annotations

from codegen.jsonschema import map_subschemas, refs


def test_every_reference_is_found_and_data_is_left_alone() -> None:
    schema = {
        "anyOf": [{"$ref": "1"}, {"items": {"$ref": "2"}}],
        "properties": {"$ref": {"$ref": "3"}},
        "additionalProperties": {"prefixItems": [{"$ref": "4"}]},
        "default": {"$ref": "no"},
        "examples": [{"$ref": "no"}],
        "const": {"$ref": "no"},
    }
    assert ["1", "2", "3", "4"] == sorted(refs(schema))


def test_mapping_copies_and_never_changes_the_schema() -> None:
    schema = {"items": {"type": "string"}, "additionalProperties": False}
    mapped = map_subschemas(schema, lambda inner: {**inner, "title": "x"})
    assert {"items": {"type": "string", "title": "x"}, "additionalProperties": False} == mapped
    assert {"items": {"type": "string"}, "additionalProperties": False} == schema
