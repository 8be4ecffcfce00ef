"""Every row of the matrix as Zod: what Pydantic sends or takes is taken, what it refuses is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from support import zod as zodlib
from support.zod import Subject, Witness
from wire.matrix.judge import examined
from wire.test_matrix import RUNNABLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import wire.matrix.facts
    from wire.matrix.judge import Verdict

UNCHECKED = {
    "con_num": "a float is a multiple only nearly",
    "con_pat_py": "a pattern that JavaScript does not have",
    "con_uniq": "Pydantic takes an item twice, and keeps it once",
    "lit_bigint": "JavaScript has no number for the literal",
}
"""Rows whose constraints the schema does not check, as its comment says, and why."""

UNTRUE = {"withjson": "the schema is the user's own, and wrong"}


@pytest.fixture(scope="module")
def subjects(tmp_path_factory: pytest.TempPathFactory) -> list[Subject]:
    verdicts = examined(RUNNABLE, tmp_path_factory.mktemp("rows")).values()
    return [
        Subject(each.row.id, each.document, list(witnesses(each)))
        for each in verdicts
        if each.files
    ]


def witnesses(verdict: Verdict) -> Iterator[Witness]:
    for each in verdict.witnesses:
        found = answer(each, verdict)
        if each.direction in verdict.roots and found is not None:
            name = verdict.roots[each.direction].rpartition("/")[2]
            yield Witness(name, f'{{"x":{each.text}}}', found, kept=each.kind == "sent")


def answer(witness: wire.matrix.facts.Witness, verdict: Verdict) -> bool | None:
    """What the schema has to say; None where it may say either."""
    if verdict.row.id in UNTRUE:
        return None
    match witness.kind:
        case "sent" | "accepted":
            return True
        case "rejected":
            return None if verdict.row.id in UNCHECKED else False
        case "constrained" if verdict.row.id not in UNCHECKED:
            schema = {**verdict.document, "$ref": verdict.roots[witness.direction]}
            takes = Draft202012Validator(schema).is_valid({"x": witness.value})
            return None if takes else False
        case _:
            return None


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, subjects: list[Subject]) -> Path:
    folder = tmp_path_factory.mktemp("zod")
    zodlib.write(subjects, folder)
    return folder


def test_what_each_schema_infers_is_its_type(program: Path) -> None:
    assert [] == zodlib.compiled(program)


def test_schemas_take_what_pydantic_does(program: Path, subjects: list[Subject]) -> None:
    every = [each for subject in subjects for each in subject.witnesses]
    assert len(every) > 3 * len(subjects)
    assert [] == zodlib.judged(subjects, program)


def test_prettier_finds_nothing_to_change(program: Path) -> None:
    assert [] == zodlib.ugly(program)
