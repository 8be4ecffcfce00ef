"""JSON as TypeScript expressions, whose offsets lead back to places."""

from __future__ import annotations

import pytest

from codegen.evidence.oracles.literals import DEEPEST, literal
from codegen.evidence.oracles.verdicts import walk


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a":1,"b":[true,null]}', '{"a": 1, "b": [true, null, ], }'),
        ('{"__proto__":{}}', '{["__proto__"]: {}, }'),
        ('["\\u2028 é"]', '["\\u2028 \\u00e9", ]'),
        ("[1e400, 1.50, 12345678901234567890]", "[1e400, 1.50, 12345678901234567890, ]"),
        ("{}", "{}"),
        ("[]", "[]"),
    ],
)
def test_a_literal_says_what_the_text_says(text: str, expected: str) -> None:
    assert expected == literal(text).text


def test_an_offset_leads_to_its_place() -> None:
    found = literal('{"a":{"b":[1,"x"]},"c":2}')

    for part, path in (('"b"', ("a", "b")), ('"x"', ("a", "b", 1)), ("2,", ("c",)), ("{", ())):
        assert path == found.path_at(found.text.index(part))


def test_what_is_too_deep_is_known_as_such() -> None:
    assert literal("[" * DEEPEST + "]" * DEEPEST).depth <= DEEPEST
    assert literal("[" * (DEEPEST + 2) + "]" * (DEEPEST + 2)).depth > DEEPEST


def test_members_of_unions_are_no_places() -> None:
    value = {"a": [{"b": 1}]}

    assert ("a", 0, "b") == walk(value, ("a", "list[B]", 0, "B", "b", "int"))
    assert ("a", 0, "c") == walk(value, ("a", 0, "B", "c"))
