"""Which types differ by direction."""

from __future__ import annotations

from typing import Any

from codegen.export.passes.reachability import differing


def object_with(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def test_shapes_that_differ_only_in_what_is_said_of_them_do_not_differ() -> None:
    output = {"a": object_with(x={"type": "integer", "description": "one", "default": 1})}
    inputs = {"a": object_with(x={"type": "integer", "title": "two"})}
    assert set() == differing(output, inputs)


def test_a_property_named_like_a_keyword_is_no_documentation() -> None:
    output = {"a": object_with(description={"type": "integer"})}
    inputs = {"a": object_with(description={"type": "string"})}
    assert {"a"} == differing(output, inputs)


def test_whatever_refers_to_a_shape_that_differs_differs_too() -> None:
    shared = {
        "top": object_with(middle={"$ref": "#/$defs/middle"}),
        "middle": object_with(
            leaf={"items": {"$ref": "#/$defs/leaf"}}, top={"$ref": "#/$defs/top"}
        ),
        "aside": object_with(aside={"$ref": "#/$defs/aside"}),
    }
    output = {**shared, "leaf": object_with(x={"type": "integer"})}
    inputs = {**shared, "leaf": object_with(x={"type": "string"})}
    assert {"top", "middle", "leaf"} == differing(output, inputs)


def test_a_chain_of_thousands_is_compared_without_recursion() -> None:
    count = 5_000
    chain = {str(n): object_with(next={"$ref": f"#/$defs/{n + 1}"}) for n in range(count)}
    output = {**chain, str(count): object_with(x={"type": "integer"})}
    inputs = {**chain, str(count): object_with(x={"type": "string"})}
    assert count + 1 == len(differing(output, inputs))
