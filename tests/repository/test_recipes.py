"""The recipes of CONTRIBUTING, carried out word for word in a copy of the package."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.project import ROOT, environment

if TYPE_CHECKING:
    from pathlib import Path

MODEL = """\
from typing import Annotated

from pydantic import BaseModel, WithJsonSchema

Pair = WithJsonSchema({"type": "array", "items": {"type": "string"}, "minContains": 2})


class Item(BaseModel):
    tags: Annotated[list[str], Pair]
"""
CONFIGURATION = '[tool.codegen]\nmodels = ["models"]\ntargets = ["typescript", "zod", "docs"]\n'


def blocks() -> dict[str, str]:
    """The code of the recipes, by the place where it goes."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = re.findall(r"```python\n# (codegen/[^\n]+)\n(.*?)```", text, re.DOTALL)
    return dict(found)


def follow(folder: Path, place: str) -> None:
    """Put one block where it says: into a new file, or after what it names."""
    path, _, anchor = place.partition(", after ")
    file = folder / path
    if not anchor:
        file.write_text(blocks()[place], encoding="utf-8")
        return
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(_inserted(lines, anchor, blocks()[place])), encoding="utf-8")


def _inserted(lines: list[str], anchor: str, block: str) -> list[str]:
    start = next(at for at, line in enumerate(lines) if line.strip().startswith(anchor))
    opens = lines[start].rstrip().endswith(("{", "["))
    end = start + 1 if opens else _end_of_statement(lines, start)
    return [*lines[:end], block, *lines[end:]]


def _end_of_statement(lines: list[str], start: int) -> int:
    """The line after the statement that starts at one."""
    for end in range(start + 1, len(lines) + 1):
        try:
            ast.parse("".join(lines[start:end]).lstrip())
        except SyntaxError:
            continue
        return end
    raise AssertionError(f"no statement at line {start + 1}")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "codegen", tmp_path / "codegen", ignore=shutil.ignore_patterns("__pycache__")
    )
    (tmp_path / "models.py").write_text(MODEL)
    (tmp_path / "pyproject.toml").write_text(CONFIGURATION)
    return tmp_path


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**environment(), "PYTHONPATH": f"{folder}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )


def generate(folder: Path) -> subprocess.CompletedProcess[str]:
    return run(folder, "-m", "codegen", "generate", "--no-cache")


def place(start: str, end: str = "") -> str:
    return next(each for each in blocks() if each.startswith(start) and each.endswith(end))


def test_a_keyword_that_nobody_knows_is_refused(copy: Path) -> None:
    assert "the keyword 'minContains' is not understood" in generate(copy).stderr


def test_a_constraint_is_added(copy: Path) -> None:
    follow(copy, place("codegen/ir/constraints.py", "max_items"))
    follow(copy, place("codegen/ir/constraints.py", '"keys"'))
    judge = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "pyproject.toml")
    shutil.copy(ROOT / "tests/ir/test_constraints.py", copy)
    judged = run(copy, *judge, "test_constraints.py")
    assert "FAILED test_constraints.py::test_zod_has_an_answer_for_each_measure" in judged.stdout

    follow(copy, place("codegen/emit/zod/checks.py"))
    judged = run(copy, *judge, "test_constraints.py")
    assert "FAILED test_constraints.py::test_guards_check_what_zod_checks" in judged.stdout
    follow(copy, place("codegen/emit/guards/checks.py"))

    judged = run(copy, *judge, "test_constraints.py")
    assert 0 == judged.returncode, judged.stdout
    assert (0, "") == ((result := generate(copy)).returncode, result.stderr)
    generated = copy / "generated"
    assert "@minContains 2" in (generated / "typescript/models.ts").read_text()
    assert (
        "Not checked: how many it contains of `tags`." in (generated / "zod/models.ts").read_text()
    )
    assert "contains ≥2" in (generated / "docs/Item.md").read_text()


def test_a_key_is_added(copy: Path) -> None:
    follow(copy, place("codegen/config/schema.py", "enums"))
    print_it = "from codegen import load_config; from pathlib import Path; "
    print_it += "print(load_config(Path()).typescript.margin)"

    assert "80\n" == run(copy, "-c", print_it).stdout
    (copy / "pyproject.toml").write_text(f"{CONFIGURATION}typescript = {{ margin = 100 }}\n")
    assert "100\n" == run(copy, "-c", print_it).stdout
    (copy / "pyproject.toml").write_text(f"{CONFIGURATION}typescript = {{ margin = true }}\n")
    assert "'margin' has to be a whole number, not True" in generate(copy).stderr


def test_a_target_is_added(copy: Path) -> None:
    follow(copy, place("codegen/config/schema.py", "docs: Docs"))
    follow(copy, place("codegen/emit/names.py"))
    (copy / "models.py").write_text(
        "from pydantic import BaseModel\n\n\nclass A(BaseModel): x: int\n"
    )
    (copy / "pyproject.toml").write_text(CONFIGURATION.replace('"docs"', '"names"'))

    assert (0, "") == ((result := generate(copy)).returncode, result.stderr)
    assert "\nA\n" in (copy / "generated/names/names.txt").read_text()
