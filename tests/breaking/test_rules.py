"""Each rule in a folder of its name: the models before and after, and the whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.breaking import compared
from support.cases import CASES

from codegen.breaking.report import as_text
from codegen.breaking.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = sorted(path.parent for path in CASES.glob("breaking/*/before.py"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_report_is_as_expected(
    folder: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    comparison = compared(folder, tmp_path)
    report = f"{as_text(comparison)}\n"
    if pytestconfig.getoption("--accept"):
        (folder / "expected.txt").write_text(report, encoding="utf-8")
    assert (folder / "expected.txt").read_text(encoding="utf-8") == report
    if folder.name in RULES:
        assert folder.name in {each.rule for each in comparison.findings}


def test_every_rule_has_a_folder() -> None:
    assert RULES.keys() <= {folder.name for folder in FOLDERS}
