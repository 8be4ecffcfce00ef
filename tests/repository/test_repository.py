"""What this repository promises of itself: its output is clean, and its gates hold."""

from __future__ import annotations

import ast
import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner, Result
from support.cases import fresh_imports
from support.project import ROOT, codegen, environment, git, snapshot

from codegen.cli import main
from codegen.config import load_config
from codegen.files import compare
from codegen.pipeline import build

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = ("schemas", "templates", "generated", "pyproject.toml")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for name in [name for name in os.environ if name.startswith(("GITHUB_", "GIT_"))]:
        monkeypatch.delenv(name)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The contract of this repository in a folder that may be changed, and the current one."""
    for name in OWN:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in [name for name in sys.modules if name.partition(".")[0] == "schemas"]:
        monkeypatch.delitem(sys.modules, name)
    return tmp_path


def checked(folder: Path) -> Result:
    with fresh_imports(folder):
        return CliRunner().invoke(main, ["check"])


def test_the_committed_output_is_what_the_models_say() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "codegen", "check", "--format", "text"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "") == (result.returncode, result.stderr), result.stdout
    assert result.stdout.startswith("generated/ is what the models say.\n")


def test_generate_would_write_nothing() -> None:
    config = load_config(ROOT)

    assert () == compare(config.folder, build(config))


def test_the_copy_is_clean_before_it_is_changed(copy: Path) -> None:
    before = snapshot(copy)

    assert 0 == checked(copy).exit_code
    assert before == snapshot(copy)


DOCUMENT = json.loads((ROOT / "generated/schema.json").read_text(encoding="utf-8"))
NAMES: dict[str, set[str]] = {}
for each in DOCUMENT["$defs"].values():
    if each.get("properties"):
        MODULE, _, NAME = each["x-python"].partition(":")
        NAMES.setdefault(MODULE, set()).add(NAME)


# One check for each module, since a check of every model by itself takes a second each.
@pytest.mark.parametrize("module", sorted(NAMES))
def test_a_field_that_is_added_to_any_model_is_drift_that_names_it(
    copy: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setattr("codegen.drift.report._LINES_SHOWN", sys.maxsize)
    path = copy / f"{module.replace('.', '/')}.py"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    classes = [node for node in ast.parse("".join(lines)).body if isinstance(node, ast.ClassDef)]
    models = [node for node in classes if node.name in NAMES[module]]
    assert NAMES[module] == {node.name for node in models}
    for node in reversed(models):
        end = node.body[0].end_lineno
        assert end is not None
        lines.insert(end, f"\n    added_to_{node.name}: int\n")
    path.write_text("".join(lines), encoding="utf-8")

    result = checked(copy)

    assert (1, "") == (result.exit_code, result.stderr)
    for name in NAMES[module]:
        assert re.search(rf"^\+ +added_to_{name}: number;$", result.stdout, re.MULTILINE)
        assert f"\n  {module}.{name}.added_to_{name}\n" in result.stdout


GENERATED = sorted(
    path.relative_to(ROOT / "generated").as_posix()
    for path in (ROOT / "generated").rglob("*")
    if path.is_file()
)


def edit(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("codegen generate", "codegen degenerate", 1)
    file.write_text(text, encoding="utf-8")


# A document whose comment alone was changed follows from itself, so it is told as changed.
@pytest.mark.parametrize("paths", [["schema.json"], [*{*GENERATED} - {"schema.json"}]], ids=len)
def test_any_generated_file_that_is_changed_by_hand_is_drift(copy: Path, paths: list[str]) -> None:
    for path in paths:
        edit(copy / "generated" / path)

    result = checked(copy)

    assert (1, "") == (result.exit_code, result.stderr)
    told = re.findall(r"^(edited|changed): generated/(\S+) \(", result.stdout, re.MULTILINE)
    statuses = {path: "changed" if path == "schema.json" else "edited" for path in paths}
    assert statuses == {path: status for status, path in told}
    assert "at fault" not in result.stdout


# Hooks and continuous integration


def hook() -> dict[str, object]:
    settings = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (repository,) = settings["repos"]
    assert "local" == repository["repo"]
    (found,) = repository["hooks"]
    return dict(found)


def test_the_hook_runs_the_check_in_the_environment_of_the_project() -> None:
    found = hook()

    assert ("system", "make check", False) == (
        found["language"],
        found["entry"],
        found["pass_filenames"],
    )
    assert {"id", "name"} <= found.keys()


def test_the_hook_runs_whatever_is_committed() -> None:
    # A filter by path would skip it where files are deleted, and nothing else happens.
    assert hook()["always_run"] is True
    assert not {"files", "types", "exclude"} & hook().keys()


def test_continuous_integration_runs_everything_and_the_check() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]

    assert {"make all", "make check"} <= {step.get("run") for step in steps}


def test_the_script_for_continuous_integration_runs_the_tests_and_the_check() -> None:
    script = ROOT / ".ci/run"
    lines = script.read_text(encoding="utf-8").splitlines()

    assert os.access(script, os.X_OK)
    assert "#!/usr/bin/env bash" == lines[0]
    assert {"set -euo pipefail", "make test", "make check"} <= set(lines)


def targets() -> dict[str, str]:
    """The targets of the Makefile, with what each needs."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.findall(r"^([a-z]+):([^\n#]*)", text, re.MULTILINE)
    return {name: needs.strip() for name, needs in found}


def test_every_make_command_that_is_written_down_exists() -> None:
    named = set()
    for name in ("README.md", "CONTRIBUTING.md", ".ci/run", ".github/workflows/ci.yml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        named |= set(re.findall(r"(?:^|`|run: )make (\w+)", text, re.MULTILINE))

    assert {"generate", "test", "check", "all"} <= named <= targets().keys()
    assert "lint test check prove" == targets()["all"]


def test_every_codegen_command_that_is_written_down_exists() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    written = set(re.findall(r"(?:`|run: |entry: )codegen ([a-z]+)((?: --[a-z-]+)*)", text))

    assert main.commands.keys() == {command for command, _ in written}
    for command, options in written:
        known = {option for each in main.commands[command].params for option in each.opts}
        assert set(options.split()) <= known


# What must not stand in any file

NOT_OURS = {".git", ".hypothesis", ".venv", "node_modules", "__pycache__", "build", "dist"}
HOSTS = {
    "registry.npmjs": "org",
    "registry.yarnpkg": "com",
    "files.pythonhosted": "org",
    "pypi": "org/simple",
}
TRACES = (
    # Put together here, since this file is one of those that must not name them.
    *(f"{host}." + end for host, end in HOSTS.items()),
    f"{ROOT}{os.sep}",
    f"{Path.home()}{os.sep}",
)


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the repository, whether git has it yet or not."""
    for base, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and "_cache" not in name]
        for path in (Path(base, name) for name in names):
            with contextlib.suppress(UnicodeDecodeError):
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def test_no_file_names_a_registry_or_a_place_on_this_machine() -> None:
    found = [(path, trace) for path, text in texts() for trace in TRACES if trace in text]

    assert [] == found


def test_the_lock_file_leaves_the_registry_to_the_machine() -> None:
    lock = json.loads((ROOT / "tests/package-lock.json").read_text(encoding="utf-8"))

    assert len(lock["packages"]) > 1
    assert [] == [name for name, package in lock["packages"].items() if "resolved" in package]


def test_the_models_of_the_benchmarks_can_be_generated(tmp_path: Path) -> None:
    program = "import pathlib, sys; import project; project.make(pathlib.Path(sys.argv[1]), 30)"
    line = [sys.executable, "-c", program, str(tmp_path / "p")]
    subprocess.run(line, cwd=ROOT / "benchmarks", env=environment(), check=True)

    git(tmp_path / "p", "init", "-q")  # whose folders may be a source
    told = codegen(tmp_path / "p/ours3", "generate")
    assert "0 deleted, 0 unchanged\n" in told.stdout, told.stderr
    assert "" == codegen(tmp_path / "p/ours3", "check").stderr
