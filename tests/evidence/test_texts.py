"""Texts: odd ones, those at their bounds, those of a format, and those that follow a pattern."""

from __future__ import annotations

import re
import sys

import pytest

from codegen.evidence.samples.texts import NoValueError, texts
from codegen.ir import Constraints


def test_a_text_is_empty_odd_and_of_every_alphabet() -> None:
    found = [*texts(Constraints())]
    assert "" in found
    assert any(ord(letter) > 0xFFFF for text in found for letter in text)
    assert any("\u2028" in text for text in found)
    assert any('"' in text and "\\" in text for text in found)


def test_a_text_has_the_lengths_at_its_bounds_in_code_points() -> None:
    assert {2, 4} == {len(each) for each in texts(Constraints(min_length=2, max_length=4))} - {3}
    assert {3} == {len(each) for each in texts(Constraints(min_length=3, max_length=3))}
    assert {0} == {len(each) for each in texts(Constraints(max_length=0))}


def test_a_text_without_a_sound_bound_is_never_huge() -> None:
    assert max(len(each) for each in texts(Constraints(max_length=10**9))) < 1000


@pytest.mark.parametrize(
    "format_", ["uuid", "date-time", "date", "time", "duration", "ipv4", "uri"]
)
def test_a_format_has_texts_of_its_own(format_: str) -> None:
    found = [*texts(Constraints(format=format_))]
    assert found
    assert found != [*texts(Constraints())]


def test_a_text_follows_its_pattern_and_keeps_its_length() -> None:
    found = [*texts(Constraints(pattern="^[A-Z]{2}[0-9]+$", max_length=5))]
    assert found
    assert all(re.fullmatch(r"[A-Z]{2}[0-9]{1,3}", each) for each in found)


def test_a_pattern_gives_the_same_texts_each_time() -> None:
    rules = Constraints(pattern=r"^\w+@\w+$")
    assert [*texts(rules)] == [*texts(rules)]


def test_without_rstr_there_is_no_text_of_a_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rstr", None)
    with pytest.raises(NoValueError, match=r"rstr.*\[prove\]"):
        [*texts(Constraints(pattern="^a$"))]
