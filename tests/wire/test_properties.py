"""Random models, random values, near misses: what is on the wire satisfies, what is not does not.

`make fuzz` runs more rounds, from a seed that it prints; FUZZ_SEED repeats one.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from wire.properties.judge import judge
from wire.properties.shrink import shrunk
from wire.properties.strategy import modules

if TYPE_CHECKING:
    from pathlib import Path

    from wire.properties.judge import Verdict
    from wire.properties.spec import Class, Module

MODULES = 95
"""In each round; all of them are compiled in one run."""

MODELS = 250
"""The least number of models that a round has to hold against witnesses."""

FIRST = int(os.environ.get("FUZZ_SEED") or 0)
ROUNDS = range(FIRST, FIRST + int(os.environ.get("FUZZ_ROUNDS") or 2))
SHOWN = 3
"""How many modules at fault are made small and shown: each takes up to a minute."""


def drawn(start: int) -> list[Module]:
    """Modules that are not nearly alike: hypothesis likes to vary what it has drawn."""
    found: list[Module] = []
    seen: set[Class] = set()

    @seed(start)
    @settings(
        max_examples=4 * MODULES,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(modules())
    def note(module: Module) -> None:
        news = [each for each in module.classes if each not in seen]
        if len(found) < MODULES and 2 * len(news) > len(module.classes):
            found.append(module)
            seen.update(news)

    note()
    return found


@pytest.mark.parametrize("round_", ROUNDS)
def test_types_and_schema_are_true_of_random_models(round_: int, tmp_path: Path) -> None:
    verdicts = judge(drawn(round_), tmp_path)
    models = sum(verdict.models for verdict in verdicts)
    witnesses = [each for verdict in verdicts for each in verdict.witnesses]
    misses = sum(each.by_compiler is False for each in witnesses)
    print(f"{models} models, {len(witnesses)} witnesses, {misses} near misses")  # noqa: T201 - for -rP
    faulty = sorted((each for each in verdicts if each.faults), key=lambda each: len(each.source))
    if faulty:
        pytest.fail(_told(faulty, tmp_path), pytrace=False)
    assert models >= MODELS
    assert misses > models


def _told(faulty: list[Verdict], folder: Path) -> str:
    shown = [shrunk(each, folder / f"shrunk{n}") for n, each in enumerate(faulty[:SHOWN])]
    head = f"{len(faulty)} modules are at fault; {len(shown)} of them, made small:"
    return "\n\n".join([head, *(each.report() for each in shown)])
