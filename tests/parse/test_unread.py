"""What a contract has no place for: refused, or noted for who asks for it."""

from __future__ import annotations

from typing import Any

import pytest

from codegen import CodegenError
from codegen.parse import Unread, parse


def document(**properties: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    thing = {"x-python": "models:Thing", "type": "object", "properties": properties}
    return {"$defs": {"Thing": thing}}


def unread(schema: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """What is not read of a property `it`: the steps to it, the keyword, its value."""
    found: list[Unread] = []
    parse(document(it=schema), found)
    assert {"Thing"} >= {each.declaration for each in found}
    return [each[1:] for each in found]


STRING = {"type": "string"}
FIRST = {"type": "array", "prefixItems": [STRING]}


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({**STRING, "if": {}, "then": {}}, [(".it", "if", {}), (".it", "then", {})]),
        ({"type": "array", "items": {**STRING, "not": STRING}}, [(".it[]", "not", STRING)]),
        ({"type": "object", "additionalProperties": {"minLength": 1}},
         [(".it.*", "minLength", 1)]),
        ({"anyOf": [STRING], "oneOf": [STRING]}, [(".it", "oneOf", [STRING])]),
        ({"type": "object", "properties": {"a": STRING}, "anyOf": [STRING]},
         [(".it", "anyOf", [STRING])]),
        ({"type": "object", "properties": {"a": STRING}, "minProperties": 1},
         [(".it", "minProperties", 1)]),
        ({"type": "object", "properties": {"a": STRING}, "required": ["a", "b"]},
         [(".it", "required", ["b"])]),
        ({"type": "object", "required": ["a"]}, [(".it", "required", ["a"])]),
        ({"type": "object", "patternProperties": {"a": True, "b": True}},
         [(".it", "patternProperties", {"a": True, "b": True})]),
        ({"type": "object", "patternProperties": {"a": True}, "additionalProperties": STRING},
         [(".it", "additionalProperties", STRING)]),
    ],
)  # fmt: skip
def test_what_is_refused_is_noted_for_who_asks(
    schema: dict[str, Any], expected: list[tuple[str, str, Any]]
) -> None:
    assert expected == unread(schema)
    with pytest.raises(CodegenError):
        parse(document(it=schema))


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({**STRING, "readOnly": True, "description": "x"}, [(".it", "readOnly", True)]),
        ({"type": "array", "items": {**STRING, "description": "x", "title": "y"}},
         [(".it[]", "description", "x")]),
        ({"anyOf": [{**STRING, "default": "a"}], "default": "b"}, [(".it", "default", "a")]),
        ({**STRING, "contentEncoding": "base64"}, [(".it", "contentEncoding", "base64")]),
        ({**FIRST, "minItems": 1, "maxItems": 1}, []),
        ({**FIRST, "minItems": 2, "maxItems": 3, "uniqueItems": True},
         [(".it", "minItems", 2), (".it", "maxItems", 3), (".it", "uniqueItems", True)]),
    ],
)  # fmt: skip
def test_what_is_passed_over_is_noted_too(
    schema: dict[str, Any], expected: list[tuple[str, str, Any]]
) -> None:
    assert expected == unread(schema)
    parse(document(it=schema))


def test_all_else_is_read() -> None:
    record = {"type": "object", "properties": {"a": STRING}, "description": "x"}
    found = parse(document(it={**record, "anyOf": [STRING]}), [])
    assert parse(document(it=record)).declarations == found.declarations


def test_what_is_wrong_is_refused_all_the_same() -> None:
    with pytest.raises(CodegenError, match="schema-valid"):
        parse(document(it={"type": "what"}), [])
