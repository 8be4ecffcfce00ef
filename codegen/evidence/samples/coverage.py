"""Every alternative of a choice in its turn: what has been tried least is what comes next."""

from __future__ import annotations

import random
from collections import deque
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

T = TypeVar("T")

_TRIES = 3  # of an alternative of which nothing comes


def chance(*seed: object) -> random.Random:
    """What draws the same for the same seed, on every machine."""
    return random.Random(" ".join(map(str, seed)))  # noqa: S311 - nothing here is a secret


class Coverage:
    """The choices of a type, each by a key, and which of their alternatives are still to come.

    What was taken since `keep` comes again after `give_back`, since nothing came of it.
    """

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._pending: dict[Hashable, deque[int]] = {}
        self._tries: dict[tuple[Hashable, int], int] = {}
        self._taken: list[tuple[Hashable, int]] = []
        self._closed: set[Hashable] = set()

    def take(self, key: Hashable, alternatives: Sequence[T], *, closed: bool = False) -> T:
        """The next alternative of a choice, and any where all have had their turn.

        `closed` says that there are no others than these, so that each has to occur.
        """
        pending = self._pending.get(key)
        if pending is None:
            pending = self._pending[key] = deque(range(len(alternatives)))
            self._closed |= {key} if closed else set()
        if not pending:
            return self._rng.choice(alternatives)
        chosen = pending.popleft()
        self._taken.append((key, chosen))
        return alternatives[chosen]

    def is_through(self, key: Hashable) -> bool:
        """Whether every alternative of a choice has had its turn."""
        return key in self._pending and not self._pending[key]

    def keep(self) -> None:
        """What has been taken so far has come to something."""
        self._taken.clear()

    def give_back(self) -> None:
        """What has been taken since `keep` is still to come, unless it never comes to anything."""
        for key, chosen in self._taken:
            tries = self._tries[key, chosen] = self._tries.get((key, chosen), 0) + 1
            if tries < _TRIES:
                self._pending[key].append(chosen)
        self._taken.clear()

    @property
    def has_more(self) -> bool:
        """Whether a closed choice that has come up has alternatives that have not."""
        return any(self._pending[key] for key in self._closed)
