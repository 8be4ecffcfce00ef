"""Values without parts: what is at the edges of a scalar, and what has no value at all."""

from __future__ import annotations

import random
from typing import Any

import pytest

from codegen.evidence.samples.coverage import Coverage
from codegen.evidence.samples.texts import NoValueError
from codegen.evidence.samples.values import Scalars, any_number, edges
from codegen.ir import Constraints, Scalar


def drawn(scalar: Scalar, number: int = 200) -> list[Any]:
    rng = random.Random(7)
    scalars = Scalars(Coverage(rng), rng)
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
    assert all(any_number(above, rng) >= 10**9 for _ in range(50))
    assert all(any_number(below, rng) <= -(10**9) for _ in range(50))


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
    with pytest.raises(NoValueError):
        drawn(scalar, 1)


def test_any_value_is_of_every_kind() -> None:
    assert {type(None), bool, str, int, float, list, dict} == {*map(type, edges(Scalar("unknown")))}
