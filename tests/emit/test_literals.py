from __future__ import annotations

import math

import pytest

from codegen.emit.prettier.literals import (
    json_number,
    json_string,
    json_text,
    literal,
    property_key,
    string_literal,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", '""'),
        ("circle", '"circle"'),
        ("it's", '"it\'s"'),
        ('say "hi"', "'say \"hi\"'"),
        ("\"'", '"\\"\'"'),
        ('""\'', "'\"\"\\''"),
        ('"\\"', "'\"\\\\\"'"),
        ("a\\b", '"a\\\\b"'),
        ("a\nb\tc\x00", '"a\\nb\\tc\\u0000"'),
        ("日本 é 😀", '"日本 é 😀"'),
        ("\u2028\u2029", '"\\u2028\\u2029"'),
        ("\x7f\x85\ufeff", '"\\u007f\\u0085\\ufeff"'),
        ("a\u202eb", '"a\\u202eb"'),
        ("a\u200db", '"a\\u200db"'),
        ("\ud800", '"\\ud800"'),
        ("\U000e0041", '"\\udb40\\udc41"'),
        ("${a} `b` */", '"${a} `b` */"'),
    ],
)
def test_a_string_is_quoted_as_prettier_does_and_shows_what_cannot_be_seen(
    value: str, expected: str
) -> None:
    assert expected == string_literal(value)


def test_a_string_in_json_is_always_in_double_quotes() -> None:
    assert '"say \\"hi\\" \\u2028 é"' == json_string('say "hi" \u2028 é')


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-1, "-1"),
        (10**30, "1" + "0" * 30),
        (2**53 + 1, "9007199254740993"),
        (1.0, "1"),
        (-0.0, "-0"),
        (1.5, "1.5"),
        (0.1, "0.1"),
        (1e16, "1e16"),
        (1e22, "1e22"),
        (1.5e300, "1.5e300"),
        (1e-7, "1e-7"),
        (5e-324, "5e-324"),
        ("a", '"a"'),
    ],
)
def test_a_literal_is_never_rounded(value: str | float | bool | None, expected: str) -> None:  # noqa: FBT001
    assert expected == literal(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1, "1"), (1.0, "1.0"), (-0.0, "-0.0"), (1e22, "1e22"), (1e-7, "1e-7"), (2.5e100, "2.5e100")],
)
def test_a_number_in_json_reads_back_as_what_it_was(value: float, expected: str) -> None:
    assert expected == json_number(value)


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_what_is_no_json_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        literal(value)
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text([value])


def test_json_is_compact() -> None:
    assert '{"a":[1,2.0,null],"é\\u2028":true}' == json_text({"a": [1, 2.0, None], "é\u2028": True})


@pytest.mark.parametrize("name", ["a", "new", "constructor", "__proto__", "größe", "$a_1"])
def test_a_key_that_is_an_identifier_has_no_quotes(name: str) -> None:
    assert name == property_key(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", '""'),
        ("1", '"1"'),
        ("1e3", '"1e3"'),
        ("foo-bar", '"foo-bar"'),
        ('a"b', "'a\"b'"),
        ("😀", '"😀"'),
        ("\U00020000", '"\U00020000"'),
        ("a\u200db", '"a\\u200db"'),
        ("\ud800", '"\\ud800"'),
    ],
)
def test_any_other_key_is_quoted(name: str, expected: str) -> None:
    assert expected == property_key(name)
