from __future__ import annotations

import json
import math

import pytest

from codegen.emit.prettier.json import print_document


def test_objects_are_always_broken_and_arrays_where_they_must_be() -> None:
    document = {
        "type": "object",
        "required": ["a", "b"],
        "properties": {"a": {}, "b": {"anyOf": [{"type": "string"}, {}], "examples": []}},
    }
    expected = """\
{
  "type": "object",
  "required": ["a", "b"],
  "properties": {
    "a": {},
    "b": {
      "anyOf": [
        {
          "type": "string"
        },
        {}
      ],
      "examples": []
    }
  }
}
"""
    assert expected == print_document(document)


def test_an_empty_document() -> None:
    assert "{}\n" == print_document({})


def test_an_array_that_does_not_fit_has_one_item_on_each_line() -> None:
    fitting, longer = ["a" * 30, "b" * 35], ["a" * 30, "b" * 36]
    assert f'{{\n  "a": ["{fitting[0]}", "{fitting[1]}"]\n}}\n' == print_document({"a": fitting})
    expected = f'{{\n  "a": [\n    "{longer[0]}",\n    "{longer[1]}"\n  ]\n}}\n'
    assert expected == print_document({"a": longer})


def test_the_comma_after_an_array_counts() -> None:
    items = ["a" * 30, "b" * 35]
    expected = f'{{\n  "a": [\n    "{items[0]}",\n    "{items[1]}"\n  ],\n  "b": 1\n}}\n'
    assert expected == print_document({"a": items, "b": 1})


def test_numbers_fill_the_lines() -> None:
    numbers = [10**24, 10**24, 10**24, -1.5, 1e22]
    expected = f"""\
{{
  "a": [
    {10**24}, {10**24},
    {10**24}, -1.5, 1e22
  ]
}}
"""
    assert expected == print_document({"a": numbers})


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([[1, 2], [3, 4]], "[\n    [1, 2],\n    [3, 4]\n  ]"),
        ([[1], [2]], "[[1], [2]]"),
        ([[1, 2]], "[[1, 2]]"),
        ([[], [1, 2]], "[[], [1, 2]]"),
        ([1, True], "[1, true]"),
    ],
)
def test_a_matrix_has_its_rows(items: list[object], expected: str) -> None:
    assert f'{{\n  "a": {expected}\n}}\n' == print_document({"a": items})


def test_a_document_reads_back_as_what_it_was() -> None:
    document = {
        "a": [1.0, 1, -0.0, 1e22, 1e-7, 10**30, True, None],
        "é\u2028\x00\ud800": "日本\x7f",
    }
    text = print_document(document)
    assert repr(document) == repr(json.loads(text))
    assert "é\\u2028\\u0000\\ud800" in text
    assert "日本\\u007f" in text


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        print_document({"a": math.inf})
