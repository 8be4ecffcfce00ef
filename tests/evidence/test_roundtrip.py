"""What Pydantic says of a fault, and where that is in a text."""

from __future__ import annotations

from codegen.evidence.oracles.roundtrip import existing


def test_members_of_unions_are_in_no_path() -> None:
    value = {"a": [{"b": 1}]}

    assert ("a", 0, "b") == existing(value, ("a", "list[B]", 0, "B", "b", "int"))
    assert ("a", 0, "c") == existing(value, ("a", 0, "B", "c"))
