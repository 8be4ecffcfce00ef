"""Every case folder: what its models become, exactly as `generate` would write it."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from support.cases import cases, expected, outcome
from support.project import ROOT
from support.toolchain import MODULES, node

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Path, request: pytest.FixtureRequest) -> None:
    actual = outcome(case)
    if request.config.getoption("--accept"):
        accept(case, actual)
    assert expected(case) == actual


def accept(case: Path, actual: dict[str, str]) -> None:
    folder = case / "expected"
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in actual.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


def test_prettier_finds_nothing_to_change_in_any_expected_or_generated_file() -> None:
    folders = [ROOT / "generated", *(case / "expected" for case in cases())]
    files = [
        str(path)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".ts", ".json"}
    ]
    prettier = str(MODULES / "prettier" / "bin" / "prettier.cjs")
    options = ["--no-config", "--no-editorconfig", "--ignore-path", os.devnull, "--list-different"]
    run = subprocess.run(
        [node(), prettier, *options, *files], capture_output=True, text=True, check=False
    )
    assert (0, "", "") == (run.returncode, run.stdout, run.stderr)
    assert len(files) > len(cases())
