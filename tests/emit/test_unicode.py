from __future__ import annotations

import pytest

from codegen.emit.prettier.unicode import is_identifier, text_width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("日本", 4),
        ("한글", 4),
        ("\uff41", 2),
        ("😀", 2),
        ("❤", 1),
        ("❤\ufe0f", 2),
        ("👍🏽", 2),
        ("1\ufe0f\u20e3", 2),
        ("🇩🇪", 2),
        ("a😀b日", 6),
    ],
)
def test_a_text_is_as_wide_as_prettier_counts(text: str, expected: int) -> None:
    assert expected == text_width(text)


@pytest.mark.parametrize("key", ["a", "$", "_1", "größe", "名前", "e\u0301", "__proto__", "new"])
def test_an_identifier_needs_no_quotes(key: str) -> None:
    assert is_identifier(key)


@pytest.mark.parametrize(
    "key", ["", "1", "1e3", "a-b", "a b", "😀", "\U00020000", "a\n", "\u0301e"]
)
def test_anything_else_needs_quotes(key: str) -> None:
    assert not is_identifier(key)
