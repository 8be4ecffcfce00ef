"""The command line: exit status, streams, formats, and what becomes of a user's mistakes."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from support.cases import fresh_imports
from support.project import codegen, edit, environment, git, make, opened, snapshot

import codegen as package
from codegen import generate
from codegen.cli import main

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = (sys.executable, "-m", "codegen")
CLEAN = "generated/ is what the models say.\n"
MEND = "To mend it, run: codegen generate"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No sign of the continuous integration or the hook that these tests themselves may run in."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for name in [name for name in os.environ if name.startswith(("GITHUB_", "GIT_"))]:
        monkeypatch.delenv(name)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that is up to date, and the current folder."""
    folder = make(tmp_path / "project")
    monkeypatch.chdir(folder)
    with opened(folder) as config:
        generate(config)
    return folder


@pytest.fixture
def drifted(project: Path) -> Path:
    edit(project / "shop/goods.py", "price", "cost")
    return project


def invoke(project: Path, *arguments: str) -> Result:
    """Run in this process, from the current folder."""
    with fresh_imports(project):
        return CliRunner().invoke(main, arguments)


# What a run prints, and where


def test_generate_tells_what_it_did(tmp_path: Path) -> None:
    project = make(tmp_path)
    first = codegen(project, "generate")
    expected = """\
wrote generated/schema.json
wrote generated/typescript/index.ts
wrote generated/typescript/shop/goods.ts
wrote generated/typescript/shop/sales.ts
4 written, 0 deleted, 0 unchanged
"""
    assert (0, expected, "") == (first.returncode, first.stdout, first.stderr)

    (project / "shop/sales.py").unlink()
    second = codegen(project, "generate")
    expected = """\
wrote generated/schema.json
wrote generated/typescript/index.ts
deleted generated/typescript/shop/sales.ts
2 written, 1 deleted, 1 unchanged
"""
    assert (0, expected, "") == (second.returncode, second.stdout, second.stderr)


def test_a_clean_check_is_one_line_and_0(project: Path) -> None:
    result = codegen(project, "check")

    assert (0, CLEAN, "") == (result.returncode, result.stdout, result.stderr)


def test_drift_is_1_and_plain_in_a_pipe(drifted: Path) -> None:
    result = codegen(drifted, "check")

    assert (1, "") == (result.returncode, result.stderr)
    assert result.stdout.startswith("changed: generated/schema.json (out of date)\n")
    assert "\n-  price: number;\n+  cost: number;\n" in result.stdout
    assert "\nmodels at fault:\n  shop.goods.Item.cost\n  shop.goods.Item.price\n" in result.stdout
    assert f"\n{MEND}\n" == result.stdout[-len(MEND) - 2 :]
    assert "\x1b" not in result.stdout


def test_the_mending_command_mends(drifted: Path) -> None:
    assert 1 == invoke(drifted, "check").exit_code
    assert 0 == invoke(drifted, *MEND.rpartition("codegen ")[2].split()).exit_code
    assert CLEAN == invoke(drifted, "check").output


def test_json_is_json_and_nothing_else_whatever_the_models_print(drifted: Path) -> None:
    edit(
        drifted / "shop/goods.py",
        "class Item(BaseModel):\n",
        "print('imported')\n\n\nclass Item(BaseModel):\n"
        "    def __class_getitem__(cls, item): ...\n\n"
        "    @classmethod\n"
        "    def __get_pydantic_json_schema__(cls, schema, handler):\n"
        "        print('exported')\n"
        "        return handler(schema)\n\n",
    )

    result = codegen(drifted, "check", "--format", "json")

    assert 1 == result.returncode
    assert ["shop.goods.Item.cost", "shop.goods.Item.price"] == json.loads(result.stdout)["models"]
    assert {"imported", "exported"} == set(result.stderr.split())


def test_github_is_the_format_under_github_actions(drifted: Path) -> None:
    implied = codegen(drifted, "check", variables={"GITHUB_ACTIONS": "true"})
    stated = codegen(drifted, "check", "--format", "github")
    refused = codegen(drifted, "check", "--format", "text", variables={"GITHUB_ACTIONS": "true"})

    assert (1, 1, 1) == (implied.returncode, stated.returncode, refused.returncode)
    assert stated.stdout == implied.stdout
    annotations = [line for line in implied.stdout.splitlines() if line.startswith("::")]
    assert [
        "::error file=shop/goods.py,line=6,title=codegen check",  # the new field
        "::error file=shop/goods.py,line=4,title=codegen check",  # that it replaces, by its class
        "::error file=generated/schema.json,line=34,title=codegen check",
        "::error file=generated/typescript/index.ts,line=6,title=codegen check",
        "::error file=generated/typescript/shop/goods.ts,line=8,title=codegen check",
    ] == [line.rpartition("::")[0] for line in annotations]
    assert "::error" not in refused.stdout


def test_an_annotation_names_the_file_from_the_root_of_the_repository(
    drifted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def annotated() -> str:
        lines = invoke(drifted, "check", "--format", "github").output.splitlines()
        return lines[-1].partition(",")[0]

    here = "::error file=generated/typescript/shop/goods.ts"
    above = "::error file=project/generated/typescript/shop/goods.ts"
    assert here == annotated()

    monkeypatch.setenv("GITHUB_WORKSPACE", str(drifted.parent))
    assert above == annotated()

    monkeypatch.setenv("GITHUB_WORKSPACE", str(drifted / "shop"))
    assert here == annotated()

    git(drifted.parent, "init", "--quiet")
    assert above == annotated()


def annotated(result: Result) -> list[str]:
    return [line for line in result.stdout.splitlines() if line.startswith("::error ")]


def test_an_error_is_annotated_where_it_stands(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(project.parent, "init", "--quiet")
    edit(project / "shop/goods.py", "price: float", "price: Missing")
    monkeypatch.chdir(project / "shop")

    result = invoke(project, "check", "--format", "github")

    assert 2 == result.exit_code
    assert result.stderr.startswith("error: shop/goods.py:")
    (line,) = annotated(result)
    assert line.startswith("::error file=project/shop/goods.py,line=6,title=codegen check::shop/")
    assert "%0A  hint: " in line


def test_an_error_of_the_configuration_is_annotated_too(project: Path) -> None:
    edit(project / "pyproject.toml", "models", "modles")

    result = invoke(project, "check", "--format", "github")

    assert 2 == result.exit_code
    places = {line.partition(",title")[0] for line in annotated(result)}
    assert {"::error file=pyproject.toml,line=1"} == places


def test_an_error_without_a_place_is_annotated_all_the_same(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("codegen.drift.compare.check", lambda *_, **__: 1 / 0)

    result = invoke(project, "check", "--format", "github")

    assert 2 == result.exit_code
    (line,) = annotated(result)
    assert line.startswith("::error title=codegen check::codegen: unexpected ZeroDivisionError")


def test_other_formats_annotate_no_error(project: Path) -> None:
    edit(project / "pyproject.toml", "models", "modles")

    for format_ in ("text", "json"):
        assert (2, "") == (
            (result := invoke(project, "check", "--format", format_)).exit_code,
            result.stdout,
        )


def test_the_summary_of_the_step_is_added_to(
    drifted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# Größer\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    assert 1 == invoke(drifted, "check", "--format", "text").exit_code
    assert "# Größer\n" == summary.read_text(encoding="utf-8")

    assert 1 == invoke(drifted, "check", "--format", "github").exit_code
    (drifted / "shop/goods.py").write_text("import größe\n", encoding="utf-8")
    assert 2 == invoke(drifted, "check", "--format", "github").exit_code

    first, second, third = (
        summary.read_text(encoding="utf-8").split("#")[1:2]
        + (summary.read_text(encoding="utf-8").split("### ")[1:])
    )
    assert " Größer\n" == first
    assert second.startswith("codegen check: `generated` is not what the models say\n")
    assert "`shop.goods.Item.cost` `shop/goods.py:6`" in second
    assert third.startswith("codegen check could not run\n")
    assert "No module named 'größe'" in third


def test_a_summary_that_cannot_be_written_changes_no_verdict(
    drifted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(drifted))

    assert 1 == invoke(drifted, "check", "--format", "github").exit_code


def test_a_clean_check_adds_no_summary(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))

    assert 0 == invoke(project, "check", "--format", "github").exit_code
    assert not (tmp_path / "summary.md").exists()


def test_each_byte_can_be_asked_for(project: Path) -> None:
    path = project / "generated/typescript/shop/goods.ts"
    path.write_text(path.read_text().replace(";\n", "\n"))

    assert 0 == invoke(project, "check").exit_code
    assert "0 written, 0 deleted, 4 unchanged\n" == invoke(project, "generate").stdout
    strict = invoke(project, "check", "--strict")
    assert 1 == strict.exit_code
    assert strict.stdout.endswith("To mend it, run: codegen generate --strict\n")
    assert invoke(project, "generate", "--strict").stdout.endswith(
        "1 written, 0 deleted, 3 unchanged\n"
    )
    assert 0 == invoke(project, "check", "--strict").exit_code


def test_help_and_version_import_nothing_heavy() -> None:
    script = """
import sys
from codegen.cli import main
for arguments in (["--help"], ["--version"], ["check", "--help"], ["generate", "-h"]):
    try:
        main(arguments)
    except SystemExit as stop:
        assert not stop.code
heavy = {"pydantic", "pydantic_core", "jinja2"} & set(sys.modules)
assert not heavy, heavy
import codegen.export, codegen.pipeline
assert {"pydantic", "jinja2"} <= set(sys.modules)
"""
    result = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "") == (result.returncode, result.stderr)
    assert f"codegen, version {package.__version__}\n" in result.stdout


def test_the_public_names_are_there() -> None:
    for name in package.__all__:
        assert getattr(package, name)
    with pytest.raises(AttributeError, match="'invented'"):
        package.invented  # noqa: B018 - it is the access that fails


def test_help_says_what_there_is(project: Path) -> None:
    result = invoke(project, "--help")

    assert 0 == result.exit_code
    assert "  check     Compare the committed output with the models.\n" in result.stdout
    assert "  generate  Bring the output up to date with the models.\n" in result.stdout


def test_without_a_command_there_is_help_and_no_success(project: Path) -> None:
    result = invoke(project)

    assert (2, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith("Usage: ")


def test_warnings_go_to_stderr_and_the_run_goes_on(tmp_path: Path) -> None:
    lines = """\
import warnings
from collections.abc import Callable
from pydantic import BaseModel

warnings.filterwarnings("ignore", category=UserWarning)

class Job(BaseModel):
    done: Callable[[], None]
    failed: Callable[[], None]
"""
    project = make(tmp_path, jobs=lines)
    edit(project / "pyproject.toml", '["shop"]', '["shop"]\ninexpressible = "unknown"')
    said = "a callable has no form on the wire [type-expressible]"
    warnings = (
        f"warning: shop/jobs.py:8: shop.jobs.Job.done: {said}\n"
        f"warning: shop/jobs.py:9: shop.jobs.Job.failed: {said}\n"
    )
    for command in ("generate", "check"):
        run = codegen(project, command)
        assert (0, warnings) == (run.returncode, run.stderr)


def test_warnings_of_the_models_are_shown_as_python_shows_them(tmp_path: Path) -> None:
    line = "import warnings\nwarnings.warn('old', FutureWarning)\n"
    run = codegen(make(tmp_path, old=line), "generate")
    assert 0 == run.returncode
    assert f"{tmp_path}/shop/old.py:2: FutureWarning: old\n" in run.stderr


# Where the project is


def test_the_project_is_found_from_a_folder_below(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "shop")

    assert 0 == invoke(project, "check").exit_code


def test_the_project_can_be_named(drifted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(drifted.parent)

    result = invoke(drifted, "check", "--project", "project")

    assert 1 == result.exit_code
    assert result.stdout.startswith("changed: project/generated/schema.json (out of date)\n")
    assert result.stdout.endswith(f"\n{MEND} --project project\n")
    assert 0 == invoke(drifted, "generate", "--project", "project").exit_code
    assert 0 == invoke(drifted, "check", "--project", str(drifted)).exit_code
    assert 2 == invoke(drifted, "check").exit_code


def test_a_project_that_is_named_is_not_looked_for_above(project: Path) -> None:
    result = invoke(project, "check", "--project", "shop")

    assert 2 == result.exit_code
    assert result.stderr.startswith("error: shop/pyproject.toml [tool.codegen]: ")


def test_from_schema_no_model_is_imported(project: Path) -> None:
    (project / "shop/goods.py").write_text("raise RuntimeError\n")

    assert 2 == invoke(project, "check").exit_code
    result = invoke(project, "check", "--from-schema")
    assert (0, "generated/ is what generated/schema.json says.\n") == (
        result.exit_code,
        result.output,
    )


# Errors

NO_SCHEMA = """\
from collections.abc import Callable

from pydantic import BaseModel


class Item(BaseModel):
    sku: Callable[[], int]
    price: Callable[[], int]
"""
NO_SCHEMA_EITHER = """\
from collections.abc import Callable

from pydantic import BaseModel


class Order(BaseModel):
    id: Callable[[], int]
"""


@pytest.mark.parametrize("command", ["generate", "check"])
@pytest.mark.parametrize(
    ("path", "old", "new", "place", "rule"),
    [
        (
            "shop/goods.py",
            "float",
            "type",
            "shop/goods.py:6: shop.goods.Item.price",
            "type-expressible",
        ),
        ("pyproject.toml", '"shop"', '"shop", "shpo"', "pyproject.toml", "models-found"),
        ("pyproject.toml", '"shop"', '"shop.goods:Itme"', "pyproject.toml", "models-found"),
        ("pyproject.toml", '"shop"', '"shop.goods:__name__"', "pyproject.toml", "models-found"),
        ("pyproject.toml", "models", "ouput = 'x'\nmodels", "pyproject.toml", "config-key"),
        ("pyproject.toml", '["shop"]', "7", "pyproject.toml", "config-value"),
        ("pyproject.toml", "[tool.codegen]", "[tool.codegen", "pyproject.toml", "config-readable"),
        ("pyproject.toml", "models", "# models", "pyproject.toml", "config-missing"),
        ("shop/goods.py", "sku: str", "sku: = 1", "shop/goods.py:5", "models-import"),
        ("shop/goods.py", "sku: str", "sku: str = 1 / 0", "shop/goods.py:5", "models-import"),
        ("shop/goods.py", "class", "exit(1)\nclass", "shop/goods.py:4", "models-import"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_a_hint(  # noqa: PLR0913, PLR0917 - a table
    project: Path, command: str, path: str, old: str, new: str, place: str, rule: str
) -> None:
    edit(project / path, old, new)
    before = snapshot(project / "generated")

    result = invoke(project, command)

    assert (2, "") == (result.exit_code, result.stdout)
    first, second = result.stderr.splitlines()[:2]
    assert re.match(rf"error: {re.escape(place)}\b.*: .* \[{rule}\]$", first)
    assert re.match(r"  hint: \w", second)
    assert "Traceback" not in result.stderr
    assert before == snapshot(project / "generated")


@pytest.mark.parametrize("command", ["generate", "check"])
def test_all_errors_are_told_in_one_run_and_nothing_is_touched(project: Path, command: str) -> None:
    make(project, goods=NO_SCHEMA, sales=NO_SCHEMA_EITHER)
    before = snapshot(project / "generated")

    result = codegen(project, command)

    assert (2, "") == (result.returncode, result.stdout)
    places = [line.split(": ")[2] for line in result.stderr.splitlines()[::2]]
    assert ["shop.goods.Item.sku", "shop.goods.Item.price", "shop.sales.Order.id"] == places
    assert 3 == result.stderr.count("error: ") == result.stderr.count("\n  hint: ")
    assert before == snapshot(project / "generated")


def test_all_modules_that_cannot_be_imported_are_told(project: Path) -> None:
    for name in ("goods", "sales"):
        (project / f"shop/{name}.py").write_text("import missing\n")

    result = invoke(project, "check")

    assert 2 == result.exit_code
    places = [line[:24] for line in result.stderr.splitlines()[::2]]
    assert ["error: shop/goods.py:1: ", "error: shop/sales.py:1: "] == places


def test_an_output_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    project = make(tmp_path)
    (project / "generated").write_text("a file\n")

    result = codegen(project, "generate")

    assert (2, "") == (result.returncode, result.stdout)
    assert result.stderr.startswith("error: generated: ")
    assert "\n  hint: move or delete it" in result.stderr
    assert "a file\n" == (project / "generated").read_text()


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["chek"], "No such command 'chek'", "codegen --help"),
        (
            ["check", "--project", "nowhere"],
            "Invalid value for '--project'",
            "codegen check --help",
        ),
        (["check", "--format", "xml"], "Invalid value for '--format'", "codegen check --help"),
        (["generate", "more"], "Got unexpected extra argument", "codegen generate --help"),
    ],
)
def test_a_mistake_on_the_command_line_is_an_error_as_any_other(
    project: Path, arguments: list[str], message: str, hint: str
) -> None:
    with fresh_imports(project):
        result = CliRunner().invoke(main, arguments, prog_name="codegen")

    assert (2, "") == (result.exit_code, result.stdout)
    assert f"error: {message}" == result.stderr[: len(message) + 7]
    assert result.stderr.endswith(f"\n  hint: see {hint}\n")


def test_debug_shows_the_traceback_too(project: Path) -> None:
    (project / "shop/goods.py").write_text("1 / 0\n")
    plain = invoke(project, "check")

    result = invoke(project, "check", "--debug")

    assert (2, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith("Traceback (most recent call last):\n")
    assert result.stderr.endswith(plain.stderr)


def test_a_fault_of_our_own_is_no_drift(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise SystemExit(1)

    monkeypatch.setattr("codegen.drift.compare.check", broken)

    result = invoke(project, "check")

    assert (2, "") == (result.exit_code, result.stdout)
    assert result.stderr == (
        "error: codegen: unexpected SystemExit: 1\n"
        "  hint: run it again with --debug, and report the traceback\n"
    )


def test_a_pydantic_that_is_too_old_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ImportError("cannot import name 'x'")

    monkeypatch.setattr("codegen.drift.compare.check", broken)
    monkeypatch.setattr("importlib.metadata.version", {"pydantic": "2.9.1"}.__getitem__)

    result = invoke(project, "check")

    assert 2 == result.exit_code
    assert result.stderr.endswith("  hint: pip install 'pydantic>=2.12'; there is 2.9.1\n")


# Signals, pipes and terminals


@pytest.mark.parametrize(("arguments", "status"), [(["check"], 1), (["generate"], 0)])
def test_a_reader_that_leaves_early_changes_nothing(
    drifted: Path, arguments: list[str], status: int
) -> None:
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=drifted,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate(timeout=60)

    assert (status, b"") == (process.returncode, errors)


def test_a_check_that_is_interrupted_is_no_drift(project: Path) -> None:
    edit(
        project / "shop/goods.py",
        "class",
        "import pathlib, time\npathlib.Path('started').touch()\ntime.sleep(60)\nclass",
    )
    process = subprocess.Popen(
        [*COMMAND, "check"],
        cwd=project,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_listens,  # noqa: PLW1509 - it only sets how a signal is taken
    )
    while not (project / "started").exists():
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=60)

    assert (130, "", "interrupted") == (process.returncode, output, errors.strip())


def _listens() -> None:
    """Take interrupts, which a job in the background of a shell ignores, its children too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_what_the_terminal_cannot_show_is_escaped(project: Path, encoding: str) -> None:
    edit(
        project / "shop/goods.py",
        "class Item(BaseModel):\n",
        'class Item(BaseModel):\n    """A \N{SNOWMAN}."""\n\n',
    )

    result = codegen(project, "check", variables={"PYTHONIOENCODING": encoding})

    assert 1 == result.returncode
    assert "\n+ * A \\u2603.\n" in result.stdout


def on_a_terminal(folder: Path, *arguments: str, **variables: str) -> str:
    """What a run prints when both streams are a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment(**variables),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        printed = b""
        with contextlib.suppress(OSError):  # which is how Linux says that the other end is closed
            while select.select([ours], [], [], 60)[0]:
                printed += os.read(ours, 65536)
        process.wait()
    os.close(ours)
    return printed.decode().replace("\r\n", "\n")


def test_a_terminal_gets_colour_and_word_of_long_work(drifted: Path) -> None:
    edit(drifted / "shop/goods.py", "class", "import time\ntime.sleep(1.2)\nclass")

    printed = on_a_terminal(drifted, "check")

    assert printed.startswith("still working ...\nchanged: ")
    assert "\x1b[31m-  price: number;\x1b[0m\n\x1b[32m+  cost: number;\x1b[0m\n" in printed


def test_a_pipe_gets_no_word_of_long_work(project: Path) -> None:
    edit(project / "shop/goods.py", "class", "import time\ntime.sleep(1.2)\nclass")

    assert "" == codegen(project, "check").stderr


def test_a_terminal_without_colour_gets_none(drifted: Path) -> None:
    assert "\x1b" not in on_a_terminal(drifted, "check", NO_COLOR="1")


def test_what_starts_like_a_diff_is_not_coloured_in_json(drifted: Path) -> None:
    printed = on_a_terminal(drifted, "check", "--format", "json")

    # a slow machine has told the person at the terminal, on stderr, that work goes on
    assert not json.loads(printed[printed.index("{") :])["clean"]
