"""What is layout in any file, and what in none."""

from __future__ import annotations

import pytest

from codegen.equivalence import chosen, equal


@pytest.mark.parametrize("path", ["a.ts", "a.json", "a.md", "a.mdx", "a.swift"])
def test_line_endings_and_a_byte_order_mark_are_layout_in_every_language(path: str) -> None:
    assert equal(path, "[]\n[]\n", "\ufeff[]\r\n[]\r\n")


def test_where_the_language_is_unknown_only_the_ends_of_lines_are_layout() -> None:
    assert equal("a.swift", "a \n\tb\n", "a\n\tb\n\n")
    assert not equal("a.swift", "a\n\tb\n", "a\n    b\n")
    assert not equal("a.swift", "a\n\nb\n", "a\nb\n")


def test_if_each_byte_is_asked_for_nothing_is_layout() -> None:
    identical = chosen(strict=True)

    assert identical("a.ts", "a();\n", "a();\n")
    for other in ("a()\n", "a();", "a();\r\n", "\ufeffa();\n"):
        assert not identical("a.ts", "a();\n", other)
        assert chosen(strict=False)("a.ts", "a();\n", other)
