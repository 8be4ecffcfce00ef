"""How the work of a function grows with what it is given: a ratio of times, never a time."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

LINEAR = 8.0
"""More than four times as much text may take: it is 4 for what is linear, 16 for a square."""


def growth(make: Callable[[int], T], work: Callable[[T], object], size: int) -> float:
    """How many times as long the work takes on what is four times as large.

    The time is that of this thread alone, the best of three, so other processes count little.
    """
    small, large = make(size), make(4 * size)
    return _time(work, large) / _time(work, small)


def _time(work: Callable[[T], object], given: T) -> float:
    gc.collect()
    return min(_once(work, given) for _ in range(3))


def _once(work: Callable[[T], object], given: T) -> float:
    start = time.thread_time_ns()
    work(given)
    return max(time.thread_time_ns() - start, 1)
