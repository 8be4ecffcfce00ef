"""Values without parts: what is at the edges of a scalar, and what has no value at all."""

from __future__ import annotations

import random
import re
import sys
from typing import Any

import pytest

from codegen.evidence.samples.faults import Impossible
from codegen.evidence.samples.scalars import Scalars
from codegen.evidence.samples.texts import texts
from codegen.evidence.samples.turns import Turns
from codegen.evidence.samples.values import edges, further
from codegen.ir import Constraints, Scalar


def drawn(scalar: Scalar, number: int = 200) -> list[Any]:
    rng = random.Random(7)
    scalars = Scalars(Turns(rng), rng)
    return [scalars.value(scalar) for _ in range(number)]


def test_a_boolean_is_both_and_null_is_null() -> None:
    assert [True, False] == edges(Scalar("boolean"))
    assert [None] == edges(Scalar("null"))


def test_an_integer_goes_to_where_javascript_rounds_and_beyond() -> None:
    found = edges(Scalar("integer"))
    assert {0, 1, -1, 2**53 - 1, -(2**53) + 1, 2**53 + 1} <= {*found}
    assert all(isinstance(each, int) for each in found)


def test_a_number_may_be_a_fraction_and_be_huge() -> None:
    assert {0.5, 1e22, 5e-324} <= {*edges(Scalar("number"))}


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (Constraints(minimum=3, maximum=5), {3, 4, 5}),
        (Constraints(exclusive_minimum=3, exclusive_maximum=5), {4}),
        (Constraints(minimum=10, maximum=20, multiple_of=5), {10, 15, 20}),
        (Constraints(minimum=7, maximum=7), {7}),
    ],
)
def test_every_integer_that_comes_keeps_its_bounds_and_the_bounds_come(
    rules: Constraints, expected: set[int]
) -> None:
    scalar = Scalar("integer", rules)
    assert expected >= {*edges(scalar)}
    assert {min(expected), max(expected)} <= {*edges(scalar)}
    assert expected >= {*drawn(scalar)}


def test_a_number_comes_with_both_bounds_and_something_between() -> None:
    found = drawn(Scalar("number", Constraints(minimum=0, maximum=1)))
    assert {0, 1} <= {*found}
    assert any(0 < each < 1 for each in found)
    assert all(0 <= each <= 1 for each in found)


def test_a_number_with_one_bound_is_drawn_on_the_right_side_of_it() -> None:
    rng = random.Random(1)
    above = Scalar("number", Constraints(minimum=10**9))
    below = Scalar("integer", Constraints(maximum=-(10**9)))
    assert all(further(above, rng) >= 10**9 for _ in range(50))
    assert all(further(below, rng) <= -(10**9) for _ in range(50))


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
    with pytest.raises(Impossible, match=r"rstr.*\[prove\]"):
        [*texts(Constraints(pattern="^a$"))]


@pytest.mark.parametrize(
    "scalar",
    [
        Scalar("never"),
        Scalar("integer", Constraints(minimum=2, maximum=1)),
        Scalar("string", Constraints(pattern="^(a", max_length=3)),
        Scalar("string", Constraints(format="date", max_length=3)),
    ],
)
def test_what_has_no_value_is_impossible(scalar: Scalar) -> None:
    with pytest.raises(Impossible):
        drawn(scalar, 1)


def test_any_value_is_of_every_kind() -> None:
    assert {type(None), bool, str, int, float, list, dict} == {*map(type, edges(Scalar("unknown")))}


def test_each_alternative_comes_before_any_comes_again() -> None:
    turns = Turns(random.Random(1))
    assert [1, 2, 3] == [turns.take("key", [1, 2, 3]) for _ in range(3)]
    assert turns.is_through("key")


def test_what_came_to_nothing_comes_again_but_not_for_ever() -> None:
    turns = Turns(random.Random(1))
    for expected in (1, 2):
        assert expected == turns.take("key", [1, 2], closed=True)
        turns.begin() if expected == 1 else turns.give_back()
    assert turns.has_more
    for _ in range(2):
        assert turns.take("key", [1, 2], closed=True) == 2
        turns.give_back()
    assert not turns.has_more
