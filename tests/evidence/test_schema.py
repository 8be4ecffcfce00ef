"""What a schema says of a value: of the member of a union that is meant, with the path."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

import pytest

from codegen import CodegenError
from codegen.evidence import Sample
from codegen.evidence.oracles.schema import Validators, judge

if TYPE_CHECKING:
    from codegen.evidence import Path
    from codegen.evidence.committed import Committed
    from codegen.ir import Json
    from codegen.jsonschema import Schema


def shape(kind: str, key: str, type_: str) -> Schema:
    return {
        "type": "object",
        "properties": {"kind": {"const": kind}, key: {"type": type_}},
        "required": ["kind", key],
    }


DEFINITIONS: dict[str, Schema] = {
    "Shape": {"anyOf": [shape("circle", "size", "number"), shape("square", "size", "string")]},
    "Maybe": {"anyOf": [shape("circle", "size", "number"), {"type": "null"}]},
    "Word": {"anyOf": [{"const": "one"}, {"enum": ["two", "three"]}, {"type": "null"}]},
    "Closed": {"type": "object", "properties": {}, "additionalProperties": False},
    "Step": {"type": "number", "multipleOf": 0.1},
    "Code": {"type": "string", "pattern": "(?P<n>a)\\Z(?!b)", "maxLength": 2},
    "Dotted": {"type": "string", "pattern": "^a.b$"},
    "Ahead": {"type": "string", "pattern": "^a.(?=b)"},
    "Keys": {"type": "object", "propertyNames": {"pattern": "^a.b$"}},
    "Wrong": {"type": "whole"},
    "Gr\u00f6\u00dfe": {"type": "number"},
}


@pytest.mark.parametrize(
    ("name", "value", "path", "reason"),
    [
        ("Shape", {"kind": "square", "size": 1}, ("size",), '1 is not of type "string"'),
        ("Shape", {"kind": "square"}, ("size",), '"size" is a required property'),
        ("Shape", 1, (), "1 is not valid under any of the schemas listed in the 'anyOf' keyword"),
        ("Maybe", {"kind": "square", "size": 1}, ("kind",), '"circle" was expected'),
        ("Maybe", {"kind": "circle", "size": ""}, ("size",), '"" is not of type "number"'),
        ("Word", "four", (), '"four" is not valid under any of the schemas listed'),
        ("Closed", {"more": 1}, ("more",), "Additional properties are not allowed"),
        ("Gr\u00f6\u00dfe", "1", (), '"1" is not of type "number"'),
    ],
)
def test_a_fault_is_of_the_member_that_is_meant(
    name: str, value: Json, path: Path, reason: str
) -> None:
    (fault,) = Validators(DEFINITIONS).faults(name, value)
    assert path == fault.field
    assert fault.reason.startswith(reason)


@pytest.mark.parametrize(
    ("name", "value", "doubt"),
    [
        ("Step", 0.1 + 0.2, "whether a fraction is a multiple"),
        ("Step", "a", ""),
        ("Closed", {"more": 1}, ""),
        ("Dotted", "a\rb", "a pattern of Pydantic's is read otherwise"),
        ("Dotted", "ab", ""),
        ("Ahead", "a1", ""),
        ("Keys", {"a\u2028b": 1}, "a pattern of Pydantic's is read otherwise"),
        ("Keys", {"ab": 1}, ""),
    ],
)
def test_a_fault_is_in_doubt_where_others_calculate_or_read_otherwise(
    name: str, value: Json, doubt: str
) -> None:
    (fault,) = Validators(DEFINITIONS).faults(name, value)
    assert (bool(doubt), True) == (bool(fault.doubt), fault.doubt.startswith(doubt))


def test_a_certain_fault_decides_beside_one_that_is_not() -> None:
    class Document:
        document: ClassVar = {
            "$defs": {"A": {"properties": {"n": DEFINITIONS["Step"]}, "required": ["m"]}}
        }

    texts = ['{"n": 0.35, "m": 1}', '{"n": 0.35}', '{"n": 0.5, "m": 1}']
    samples = [Sample("A", "input", text, "a test") for text in texts]
    uncertain, wrong, right = judge(cast("Committed", Document), samples)
    assert ("whether a fraction is a multiple", ("m",), True) == (
        uncertain.beyond.partition(" depends")[0],
        wrong.path,
        right.accepted,
    )


def test_a_pattern_that_is_pythons_alone_is_passed_over() -> None:
    validators = Validators(DEFINITIONS)
    assert [True, False] == [validators.is_valid("Code", each) for each in ("b", "long")]


def test_a_definition_that_is_no_schema_is_an_error_once_it_is_asked_for() -> None:
    with pytest.raises(CodegenError, match=r"schema.json: it is no valid schema: .*\[judge-runs\]"):
        Validators(DEFINITIONS).is_valid("Wrong", 1)
