"""Every row of the matrix is right or refused: types, schema and wire say the same."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pydantic
import pytest
from support.tsc import compile_folder
from wire.matrix import LEFT_OUT, OWN, ROWS
from wire.matrix.judge import judge
from wire.matrix.program import SAME

if TYPE_CHECKING:
    from pathlib import Path

    from wire.matrix.judge import Verdict
    from wire.matrix.row import Row

PYDANTIC = tuple(map(int, pydantic.VERSION.split(".")[:2]))


def runs_here(row: Row) -> bool:
    return sys.version_info >= row.python and row.pydantic <= PYDANTIC


RUNNABLE = [row for row in (*ROWS, *OWN) if runs_here(row)]
"""All rows but those of a type that this Python or Pydantic does not have."""


@pytest.fixture(scope="session")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    return judge(RUNNABLE, tmp_path_factory.mktemp("matrix"))


@pytest.mark.parametrize("row", RUNNABLE, ids=lambda row: row.id)
def test_row(row: Row, verdicts: dict[str, Verdict]) -> None:
    verdict = verdicts[row.id]
    assert [] == verdict.faults, report(verdict)


def report(verdict: Verdict) -> str:
    texts = [verdict.row.note, *verdict.faults]
    if verdict.emitted:
        texts.append(f"emitted:\n{verdict.emitted}")
    return "\n\n".join(["", *filter(None, texts)])


PAIRS = [
    ("{ a: number }", "{ a: number }", True),
    ("{ a: 1 } & { b?: string }", "{ b?: string; a: 1 }", True),
    ("{ readonly a: readonly number[] }", "{ a: number[] }", False),
    ("{ readonly a: number }", "{ a: number }", True),
    ("{ a: any }", "{ a: unknown }", False),
    ("any", "unknown", False),
    ("never", "unknown", False),
    ("{ a?: number }", "{ a: number }", False),
    ("{ a?: number }", "{ a?: number | undefined }", False),
    ("{ a?: number }", "{}", False),
    ("{ a?: number }", "{ [k: string]: number }", False),
    ('{ [K in "a"]?: number }', "{ a?: number }", True),
    ("[number, string?]", "[number, string]", False),
    ("[]", "never[]", False),
    ("boolean | string", "string | true | false", True),
]


def test_the_comparison_tells_types_apart(tmp_path: Path) -> None:
    lines = [f"export const p{n}: Same<{a}, {b}> = true;" for n, (a, b, _) in enumerate(PAIRS)]
    (tmp_path / "pairs.ts").write_text("\n".join([*SAME.splitlines(), *lines]), encoding="utf-8")
    start = len(SAME.splitlines()) + 1
    refused = {error.line - start for error in compile_folder(tmp_path)}
    assert {n for n, (*_, same) in enumerate(PAIRS) if not same} == refused


def test_the_table_is_complete() -> None:
    ids = [row.id for row in (*ROWS, *OWN)]
    assert len(ids) == len(set(ids))
    assert 233 == len(ROWS) + len(LEFT_OUT)
    assert not set(ids) & LEFT_OUT.keys()
