"""Every alternative in its turn."""

from __future__ import annotations

import random

from codegen.evidence.samples.coverage import Coverage


def test_each_alternative_comes_before_any_comes_again() -> None:
    coverage = Coverage(random.Random(1))
    assert [1, 2, 3] == [coverage.take("key", [1, 2, 3]) for _ in range(3)]
    assert coverage.is_through("key")


def test_what_came_to_nothing_comes_again_but_not_for_ever() -> None:
    coverage = Coverage(random.Random(1))
    for expected in (1, 2):
        assert expected == coverage.take("key", [1, 2], closed=True)
        coverage.keep() if expected == 1 else coverage.give_back()
    assert coverage.has_more
    for _ in range(2):
        assert coverage.take("key", [1, 2], closed=True) == 2
        coverage.give_back()
    assert not coverage.has_more
