"""The comparison behind `codegen adopt`: what counts as one meaning, and what as a loss."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codegen.adopt.adoption import Adoption
from codegen.adopt.compare import losses_between
from codegen.jsonschema import TYPES

STRING, NULL, OTHER = {"type": "string"}, {"type": "null"}, {"$ref": "#/$defs/Other"}
INNER = {"type": "string", "minLength": 2, "description": "Inside."}
INNER_REF = {"$ref": "#/$defs/Inner"}


def lost(was: Any, now: Any, *, required: bool = True) -> list[str]:  # noqa: ANN401 - JSON
    """The losses of a property `it`, required before, in the words of the report."""
    before = {"type": "object", "properties": {"it": was}, "required": ["it"]}
    after = {"type": "object", "properties": {"it": now}, "required": ["it"] if required else []}
    other = {"type": "object", "properties": {"a": STRING}}
    outer = {"type": "object", "properties": {"x": {"type": "array", "items": INNER_REF}}}
    adoption = adopted({"Thing": before, "Other": other}, "input")
    document = adopted(
        {"Thing": after, "Other": other, "Inner": INNER, "Outer": outer}, "both"
    ).document
    classes = {"m.Thing": "p.m:Thing", "m.Other": "p.m:Other"}
    return [str(loss) for loss in losses_between(adoption, classes, document)]


def adopted(definitions: dict[str, Any], direction: str) -> Adoption:
    """What is adopted: definitions of a module `p.m`."""
    facts = {name: {"x-python": f"p.m:{name}", "x-direction": direction} for name in definitions}
    document = {"$defs": {name: {**facts[name], **each} for name, each in definitions.items()}}
    return Adoption(document, {}, {name: f"m.{name}" for name in definitions})


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
         {"type": "array", "items": INNER_REF}),
        ({"type": "object", "propertyNames": {"pattern": "^a"}, "additionalProperties": STRING},
         {"type": "object", "patternProperties": {"^a": STRING}}),
        ({"type": "string", "title": "It", "x-mine": 1}, STRING),
        (STRING, {**STRING, "description": "more is no loss"}),
        ({**STRING, "description": " a\n  b"}, {**STRING, "description": "a\nb"}),
        (True, {}),
        ({**OTHER, "type": "object"}, OTHER),
        ({"allOf": [OTHER, {"properties": {"b": STRING}, "required": ["b"]}]},
         {"type": "object", "properties": {"a": STRING, "b": STRING}, "required": ["b"]}),
        ({"allOf": [OTHER, {"properties": {"a": {"maxLength": 3}}}]},
         {"type": "object", "properties": {"a": {**STRING, "maxLength": 3}}}),
        ({"allOf": [STRING, {"minLength": 2}]}, {**STRING, "minLength": 2}),
        ({"type": "string", "anyOf": [{"maxLength": 3}, {"pattern": "^x"}]},
         {"anyOf": [{**STRING, "pattern": "^x"}, {**STRING, "maxLength": 3}]}),
        ({"oneOf": [OTHER, NULL], "discriminator": {"propertyName": "k"}},
         {"oneOf": [{"allOf": [OTHER, {"properties": {"k": {"const": 1}}}]}, NULL],
          "discriminator": {"propertyName": "k"}}),
        ({"type": "object", "properties": {}, "additionalProperties": STRING},
         {"type": "object", "additionalProperties": STRING}),
        ({"type": "array", "items": {**STRING, "description": "x", "readOnly": True}},
         {"type": "array", "items": {**STRING, "readOnly": True, "description": "x"}}),
        ({"type": "array", "items": {**STRING, "minLength": 2, "description": "Inside."}},
         {"type": "array", "items": INNER_REF}),
        ({"type": "object", "properties": {"x": {"type": "array", "items": INNER}}},
         {"$ref": "#/$defs/Outer"}),
        ({"allOf": [{"properties": {"a": STRING}, "description": "A part."}, OTHER]}, OTHER),
        ({**STRING, "format": "byte"}, {**STRING, "format": "base64"}),
    ],
)  # fmt: skip
def test_one_meaning_is_no_loss(was: Any, now: Any) -> None:  # noqa: ANN401 - JSON
    assert [] == lost(was, now)


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (STRING, {"type": "integer"}, "Thing.it: string -> integer"),
        (STRING, {}, "Thing.it: string -> any"),
        ({"anyOf": [STRING, NULL]}, STRING, "Thing.it: string | null -> string"),
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
         'Thing.it.*: no pattern -> pattern "a"'),
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
         'Thing.it: not {"const": "a"} -> no not'),
        ({"type": "object", "properties": {"a": STRING}, "required": ["a", "b"]},
         {"type": "object", "properties": {"a": STRING}, "required": ["a"]},
         'Thing.it: required ["b"] -> no required'),
        ({"properties": {"a": STRING}}, {"type": "object", "properties": {"a": STRING}},
         'Thing.it: no type -> type "object"'),
        ({"type": "object", "patternProperties": {"^a": STRING}},
         {"type": "object", "patternProperties": {"^a": STRING}},
         "Thing.it: additionalProperties true -> no additionalProperties"),
        ({"type": "array", "items": {**STRING, "description": "x"}},
         {"type": "array", "items": STRING}, 'Thing.it[]: description "x" -> no description'),
        ({"type": "array", "items": {**STRING, "description": "x"}},
         {"type": "array", "items": {**STRING, "description": "y"}},
         'Thing.it[]: description "x" -> description "y"'),
        ({"type": "array", "prefixItems": [STRING], "maxItems": 3},
         {"type": "array", "prefixItems": [STRING]}, "Thing.it: maxItems 3 -> no maxItems"),
        ({"allOf": [{**STRING, "minLength": 2}, {"minLength": 3}]}, {**STRING, "minLength": 3},
         "Thing.it: minLength 2 -> no minLength"),
        ({"type": "object", "properties": {"a": STRING, "b": {**STRING, "readOnly": True}}},
         {"type": "object", "properties": {"a": STRING}}, "Thing.it.b: string -> nothing"),
        ({"type": "object", "properties": {}, "additionalProperties": {**STRING, "minLength": 2}},
         {"type": "object", "additionalProperties": STRING},
         "Thing.it.*: minLength 2 -> no minLength"),
        ({**STRING, "examples": {"a": 1}}, STRING,
         'Thing.it: invalid examples {"a": 1} -> no invalid examples'),
    ],
)  # fmt: skip
def test_a_difference_is_told_by_its_place(was: Any, now: Any, expected: str) -> None:  # noqa: ANN401 - JSON
    assert [expected] == lost(was, now)


def test_whether_a_key_has_to_be_there_is_told() -> None:
    assert ["Thing.it: required -> optional"] == lost(STRING, STRING, required=False)


def test_a_type_that_is_not_exported_is_told() -> None:
    found = losses_between(adopted({"Gone": STRING}, "input"), {}, {"$defs": {}})
    assert ["Gone: a type -> not exported"] == [str(loss) for loss in found]


def test_whose_definitions_are_merged_into_each_other_takes_no_time_without_end() -> None:
    """Each of many objects holds the next one twice, with a rule on it."""
    merged = [
        {"type": "object", "properties": {key: {"$ref": f"#/$defs/D{at + 1}", "minProperties": 1}
                                          for key in ("one", "other")}}
        for at in range(40)
    ]  # fmt: skip
    adoption = adopted({f"D{at}": each for at, each in enumerate([*merged, STRING])}, "input")
    classes = {f"m.D{at}": f"p.m:D{at}" for at in range(41)}
    assert [] == losses_between(adoption, classes, adoption.document)


VALUES: Any = st.none() | st.booleans() | st.integers(-2, 2) | st.sampled_from(["a", 1.5])
KEYWORDS: dict[str, Any] = {
    **{key: st.integers(0, 3) for key in ("minLength", "maxLength", "minItems", "maxItems")},
    **{key: st.booleans() for key in ("uniqueItems", "readOnly", "deprecated")},
    "type": st.sampled_from(TYPES) | st.lists(st.sampled_from(TYPES), min_size=1, unique=True),
    "$ref": st.sampled_from(["#/$defs/Thing", "#/$defs/Other"]),
    "const": VALUES,
    "enum": st.lists(VALUES, min_size=1, max_size=3),
    "required": st.lists(st.sampled_from("abc"), max_size=2),
    "format": st.sampled_from(["uri", "byte", "int32", "password"]),
    "description": st.sampled_from(["x", " y\n  z"]),
    "default": VALUES,
    "examples": st.lists(VALUES) | st.just({}),
    "discriminator": st.just({"propertyName": "a"}),
}


def with_schemas(inner: Any) -> Any:  # noqa: ANN401 - a strategy
    some = st.lists(inner, min_size=1, max_size=2)
    by_name = st.dictionaries(st.sampled_from("abc"), inner, max_size=2)
    one = ("items", "additionalProperties", "propertyNames", "not", "if", "contains")
    return st.fixed_dictionaries(
        {},
        optional={
            **KEYWORDS,
            **dict.fromkeys(one, inner),
            **dict.fromkeys(("anyOf", "oneOf", "allOf", "prefixItems"), some),
            **dict.fromkeys(("properties", "patternProperties"), by_name),
        },
    )


SCHEMAS = st.recursive(st.booleans() | st.fixed_dictionaries({}, optional=KEYWORDS), with_schemas)


@settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(SCHEMAS)
def test_whatever_a_schema_says_it_says_itself(schema: Any) -> None:  # noqa: ANN401 - JSON
    thing = {"type": "object", "properties": {"it": schema}}
    adoption = replace(adopted({"Thing": thing, "Other": thing}, "input"), is_ours=True)
    classes = {"m.Thing": "p.m:Thing", "m.Other": "p.m:Other"}
    assert [] == losses_between(adoption, classes, adoption.document)
