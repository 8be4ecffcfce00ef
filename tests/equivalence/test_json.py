"""Which documents are one but for their layout."""

from __future__ import annotations

import pytest

from codegen.equivalence import equal


@pytest.mark.parametrize(
    "other",
    [
        '{\n\t"a": [1, 2.50, true, null],\n\t"b": {}\n}\n',
        r'{"\u0061": [1, 2.50, true, null], "b": {}}',
        '\ufeff{"a":[1,2.50,true,null],"b":{}}\r\n',
    ],
)
def test_one_value_is_one_document(other: str) -> None:
    assert equal("a.json", '{"a": [1, 2.50, true, null], "b": {}}', other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('{"a": 1}', '{"a": "1"}'),
        ('{"a": 1}', '{"a": 1.0}'),
        ('{"a": 1}', '{"a": true}'),
        ('{"a": 12345678901234567890123}', '{"a": 12345678901234567890124}'),
        ('{"a": 1, "b": 2}', '{"b": 2, "a": 1}'),  # which is the order of the fields
        ('{"a": 1}', '{"a": 0, "a": 1}'),
        ('{"a": {}}', '{"a": []}'),
        ('{"a": 1}', '[["a", 1]]'),
        ('{"a": 1}', '{"a": 1'),
        ('{"a": 1}', "[" * 100_000),
    ],
)
def test_another_value_is_another_document(one: str, other: str) -> None:
    assert not equal("a.json", one, other)
    assert not equal("a.json", other, one)
