"""Random models as Zod: what is on the wire comes through whole, and what is not is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support import zod as zodlib
from support.zod import Subject, Witness
from wire.properties.judge import _definition, _emitted_name, judge
from wire.test_properties import FIRST, drawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wire.properties.judge import Verdict

MODULES = 40
UNSEEN = "__proto__"
"""The key that Zod drops, and does not check."""


@pytest.fixture(scope="module")
def subjects(tmp_path_factory: pytest.TempPathFactory) -> list[Subject]:
    folder = tmp_path_factory.mktemp("modules")
    verdicts = judge(drawn(FIRST)[:MODULES], folder, compiles=False)
    return [
        Subject(each.name, json.loads(each.files["schema.json"]), list(witnesses(each)))
        for each in verdicts
        if each.files
    ]


def witnesses(verdict: Verdict) -> Iterator[Witness]:
    document = json.loads(verdict.files["schema.json"])
    declares_unseen = f'"{UNSEEN}": ' in verdict.files["schema.json"]
    for each in verdict.witnesses:
        name = _emitted_name(_definition(document["$defs"], each), verdict.emitted)
        if each.by_compiler and each.by_validator:
            yield Witness(name, each.text, takes=True, kept=each.side == "output")
        elif each.by_compiler is False and not declares_unseen and UNSEEN not in each.text:
            yield Witness(name, each.text, takes=False)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, subjects: list[Subject]) -> Path:
    folder = tmp_path_factory.mktemp("zod")
    zodlib.write(subjects, folder)
    return folder


def test_what_each_schema_infers_is_its_type(program: Path) -> None:
    assert [] == zodlib.compiled(program)


def test_schemas_take_what_is_on_the_wire(program: Path, subjects: list[Subject]) -> None:
    every = [each.takes for subject in subjects for each in subject.witnesses]
    assert min(every.count(True), every.count(False)) > 5 * MODULES
    assert [] == zodlib.judged(subjects, program)


def test_prettier_finds_nothing_to_change(program: Path) -> None:
    assert [] == zodlib.ugly(program)
