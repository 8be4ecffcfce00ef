"""The comparison behind `codegen adopt`: what counts as one meaning, and what as a loss."""

from __future__ import annotations

from typing import Any

import pytest

from codegen.adopt.losses import losses_between
from codegen.adopt.source import Promise, Source

STRING, NULL, OTHER = {"type": "string"}, {"type": "null"}, {"$ref": "#/$defs/Other"}


def lost(was: Any, now: Any, *, required: bool = True) -> list[str]:  # noqa: ANN401 - JSON
    """The losses of a property `it`, required before, in the words of the report."""
    before = {"type": "object", "properties": {"it": was}, "required": ["it"]}
    after = {"type": "object", "properties": {"it": now}, "required": ["it"] if required else []}
    other = {"type": "object", "properties": {"a": STRING}}
    originals = {"Thing": before, "Other": other}
    promises = {name: Promise(each, f"m.{name}", "input") for name, each in originals.items()}
    facts = {"x-direction": "both"}
    document = {
        "$defs": {
            "Thing": {"x-python": "p.m:Thing", **facts, **after},
            "Other": {"x-python": "p.m:Other", **facts, **other},
            "Inner": {"x-python": "p.m:Inner", **facts, "type": "string", "minLength": 2},
        }
    }
    source = Source({}, promises, originals)
    classes = {"m.Thing": "m:Thing", "m.Other": "m:Other"}
    return [str(loss) for loss in losses_between(source, classes, document, "p")]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ({"type": ["string", "null"]}, {"anyOf": [NULL, STRING]}),
        ({"type": ["string", "null"], "maxLength": 3},
         {"anyOf": [{"type": "string", "maxLength": 3}, NULL]}),
        ({"oneOf": [STRING, OTHER]}, {"anyOf": [OTHER, STRING]}),
        ({"const": 1}, {"type": "integer", "enum": [1]}),
        ({"enum": ["b", "a", None]}, {"anyOf": [{"type": "string", "enum": ["a", "b"]}, NULL]}),
        ({"allOf": [OTHER], "description": "x"}, {**OTHER, "description": "x"}),
        ({"type": "integer", "format": "int32", "minimum": 1},
         {"type": "integer", "minimum": 1.0}),
        ({"type": "object"}, {"type": "object", "additionalProperties": True}),
        ({"type": "array", "items": {}, "minItems": 0}, {"type": "array"}),
        ({"type": "array", "prefixItems": [STRING], "items": False},
         {"type": "array", "prefixItems": [STRING], "maxItems": 1}),
        ({"type": "array", "items": {"type": "string", "minLength": 2}},
         {"type": "array", "items": {"$ref": "#/$defs/Inner"}}),
        ({"type": "object", "propertyNames": {"pattern": "^a"}, "additionalProperties": STRING},
         {"type": "object", "patternProperties": {"^a": STRING}}),
        ({"type": "string", "title": "It", "x-mine": 1}, STRING),
        (STRING, {**STRING, "description": "more is no loss"}),
        ({**STRING, "description": " a\n  b"}, {**STRING, "description": "a\nb"}),
        (True, {}),
    ],
)  # fmt: skip
def test_one_meaning_is_no_loss(was: Any, now: Any) -> None:  # noqa: ANN401 - JSON
    assert [] == lost(was, now)


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (STRING, {"type": "integer"}, "Thing.it: string -> integer"),
        (STRING, {}, "Thing.it: string -> any"),
        ({"anyOf": [STRING, NULL]}, STRING, "Thing.it: null | string -> string"),
        ({**STRING, "minLength": 2}, STRING, "Thing.it: minLength 2 -> no minLength"),
        (STRING, {**STRING, "minLength": 2}, "Thing.it: no minLength -> minLength 2"),
        ({**STRING, "format": "x"}, STRING, 'Thing.it: format "x" -> no format'),
        ({**STRING, "default": "a"}, {**STRING, "default": "b"},
         'Thing.it: default "a" -> default "b"'),
        ({**STRING, "default": None}, STRING, "Thing.it: default null -> no default"),
        ({**STRING, "description": "x"}, STRING, 'Thing.it: description "x" -> no description'),
        ({**STRING, "deprecated": True}, STRING, "Thing.it: deprecated true -> no deprecated"),
        ({"enum": ["a", "b"]}, {"enum": ["a"]}, 'Thing.it: "a" | "b" -> "a"'),
        (OTHER, {"type": "object", "properties": {"a": {"type": "integer"}}},
         "Thing.it.a: string -> integer"),
        ({"type": "array", "items": STRING}, {"type": "array", "items": {"type": "integer"}},
         "Thing.it[]: string -> integer"),
        ({"type": "object", "additionalProperties": STRING},
         {"type": "object", "additionalProperties": {**STRING, "pattern": "a"}},
         'Thing.it{}: no pattern -> pattern "a"'),
        ({"type": "object", "properties": {"a": STRING}, "additionalProperties": False},
         {"type": "object", "properties": {"a": STRING}},
         "Thing.it: additionalProperties false -> no additionalProperties"),
        ({"type": "object", "properties": {"a": STRING, "b": STRING}},
         {"type": "object", "properties": {"a": STRING}}, "Thing.it.b: string -> nothing"),
        ({"type": "array", "prefixItems": [STRING, OTHER]},
         {"type": "array", "prefixItems": [STRING, STRING]}, "Thing.it[1]: Other -> string"),
        ({"oneOf": [OTHER, NULL], "discriminator": {"propertyName": "k"}},
         {"anyOf": [OTHER, NULL]}, 'Thing.it: discriminator "k" -> no discriminator'),
        ({"enum": [1], "x-enum-members": [{"name": "ONE"}]}, {"enum": [1]},
         'Thing.it: enum names {"1": "ONE"} -> no enum names'),
        ({**STRING, "not": {"const": "a"}}, STRING,
         'Thing.it: not {"enum": ["a"]} -> no not'),
    ],
)  # fmt: skip
def test_a_difference_is_told_by_its_place(was: Any, now: Any, expected: str) -> None:  # noqa: ANN401 - JSON
    assert [expected] == lost(was, now)


def test_whether_a_key_has_to_be_there_is_told() -> None:
    assert ["Thing.it: required -> optional"] == lost(STRING, STRING, required=False)


def test_a_type_that_is_not_exported_is_told() -> None:
    promises = {"Gone": Promise(STRING, "m.Gone", "input")}
    source = Source({}, promises, {"Gone": STRING})
    found = losses_between(source, {}, {"$defs": {}}, "p")
    assert ["Gone: a type -> not exported"] == [str(loss) for loss in found]
