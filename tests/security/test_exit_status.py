"""The exit status tells the verdict, whatever is closed, full, gone, or done by a module."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.project import codegen, edit, environment, git, make, snapshot

SCRIPT = f"exec '{sys.executable}' -m codegen"
CLEAN = "generated/ is what the models say.\n"


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that is up to date."""
    folder = make(tmp_path_factory.mktemp("clean"))
    assert 0 == codegen(folder, "generate").returncode
    return folder


@pytest.fixture
def project(clean: Path, tmp_path: Path) -> Path:
    """A project that is up to date, to be changed."""
    return shutil.copytree(clean, tmp_path / "project")


def shell(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


# Streams

REDIRECTED = [">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full", ">/dev/full 2>/dev/full"]


@pytest.mark.parametrize("streams", REDIRECTED)
def test_a_stream_that_is_closed_or_full_changes_no_verdict(clean: Path, streams: str) -> None:
    checked = shell(clean, f"{SCRIPT} check --from-schema {streams}")
    drifted = shell(clean, f"{SCRIPT} check --from-schema --project drifted {streams}")
    refused = shell(clean, f"{SCRIPT} check --project shop {streams}")

    assert (0, 1, 2) == (checked.returncode, drifted.returncode, refused.returncode)
    for run in (checked, drifted, refused):
        assert "Traceback" not in run.stderr
        assert "Exception" not in run.stderr


@pytest.fixture(scope="module", autouse=True)
def _drifted(clean: Path) -> None:
    """A project inside the clean one, whose output has been changed."""
    make(clean / "drifted")
    assert 0 == codegen(clean / "drifted", "generate").returncode
    edit(clean / "drifted/generated/typescript/shop/goods.ts", "price", "cost")


def test_what_is_lost_is_said_where_there_is_somebody_to_hear_it(clean: Path) -> None:
    run = shell(clean, f"{SCRIPT} check --from-schema >/dev/full")

    assert "warning: what is printed is lost: No space left on device\n" == run.stderr


def test_what_is_printed_gets_into_no_file_that_is_opened_meanwhile(project: Path) -> None:
    edit(project / "shop/goods.py", "class", "open('log', 'w').write('kept')\nprint('x')\nclass")

    run = shell(project, f"{SCRIPT} generate <&- >&- 2>&-")

    assert 0 == run.returncode
    assert "kept" == (project / "log").read_text()


@pytest.mark.parametrize(
    "line",
    [
        "import sys; sys.stdout.close(); sys.stderr.close()",
        "import sys; sys.stdout = sys.stderr = None",
        "import os; os.close(1); os.close(2)",
        "import sys; sys.stderr.write = None",
        "import os, sys; os.dup2(os.open('/dev/full', os.O_WRONLY), 2); print('lost')",
    ],
)
def test_a_module_that_breaks_the_streams_changes_no_verdict(project: Path, line: str) -> None:
    edit(project / "shop/goods.py", "class", f"{line}\nclass")
    edit(project / "shop/goods.py", "price", "cost")

    run = codegen(project, "check")

    assert 1 == run.returncode
    assert "Traceback" not in run.stderr


# The end of the process


@pytest.mark.parametrize(
    "line",
    [
        "import os; os._exit(0)",
        "from os import _exit; _exit(0)",
        "import posix; posix._exit(0)",
        "import sys; sys.exit(0)",
        "raise SystemExit",
    ],
)
def test_a_module_that_ends_the_process_fails_the_check(project: Path, line: str) -> None:
    edit(project / "shop/goods.py", "class", f"{line}\nclass")

    run = codegen(project, "check")

    assert (2, "") == (run.returncode, run.stdout)
    assert run.stderr.startswith("error: shop/goods.py:4: the import fails: SystemExit")
    assert "[models-import]" in run.stderr


@pytest.mark.parametrize(
    "line",
    [
        "import atexit; atexit.register(os._exit, 0)",
        "import atexit, sys; atexit.register(sys.exit, 0)",
        "threading.Thread(target=lambda: (time.sleep(1), os._exit(0))).start()",
        "threading.Thread(target=os._exit, args=(0,)).start()",
    ],
)
def test_a_module_that_ends_the_process_later_changes_no_verdict(project: Path, line: str) -> None:
    edit(project / "shop/goods.py", "class", f"import os, threading, time\n{line}\nclass")
    edit(project / "shop/goods.py", "price", "cost")

    run = codegen(project, "check")

    assert 1 == run.returncode
    assert run.stdout.startswith("changed: generated/schema.json (out of date)\n")


@pytest.mark.parametrize(
    "line",
    [
        "import threading, time; threading.Thread(target=time.sleep, args=(9999,)).start()",
        "import multiprocessing as m, time; m.Process(target=time.sleep, args=(30,)).start()",
        "import atexit, time; atexit.register(time.sleep, 9999)",
    ],
)
def test_what_a_module_starts_and_never_ends_is_not_waited_for(project: Path, line: str) -> None:
    edit(project / "shop/goods.py", "class", f"{line}\nclass")
    edit(project / "shop/goods.py", "price", "cost")
    quiet = "exec >out 2>err"  # a child would keep a pipe of ours open

    run = shell(project, f"{quiet}; {SCRIPT} check")

    assert 1 == run.returncode
    said = "warning: codegen ends before all that the models have started\n"
    assert said == (project / "err").read_text()
    assert (project / "out").read_text().startswith("changed: generated/schema.json")


def test_a_module_may_replace_sys_exit(project: Path) -> None:
    edit(project / "shop/goods.py", "class", "import sys; sys.exit = print\nclass")
    clean = codegen(project, "check")
    edit(project / "shop/goods.py", "price", "cost")
    drifted = codegen(project, "check")

    assert (0, CLEAN, "") == (clean.returncode, clean.stdout, clean.stderr)
    assert (1, "") == (drifted.returncode, drifted.stderr)


def test_a_hook_that_ends_the_process_fails_the_check(project: Path) -> None:
    hook = "@classmethod\n    def __get_pydantic_json_schema__(cls, core, handler): os._exit(0)"
    edit(project / "shop/goods.py", "sku: str", f"sku: str\n    {hook}")
    edit(project / "shop/goods.py", "from", "import os\nfrom")

    run = codegen(project, "check")

    assert (2, "") == (run.returncode, run.stdout)
    assert run.stderr.startswith("error: ")


def test_a_module_may_fork_and_end_its_children(project: Path) -> None:
    lines = "import os\nif not os.fork():\n    os._exit(7)\nassert os.wait()[1] >> 8 == 7\n"
    edit(project / "shop/goods.py", "class", f"{lines}class")

    run = codegen(project, "check")

    assert (0, CLEAN, "") == (run.returncode, run.stdout, run.stderr)


# What is around


def test_a_current_folder_that_is_gone_is_told(clean: Path) -> None:
    script = Path(sys.executable).with_name("codegen")
    for command in ("check", f"generate --project '{clean}'", "adopt x.json"):
        gone = f"mkdir gone && cd gone && rmdir ../gone && exec '{script}' {command}"
        run = shell(clean, gone)

        assert (2, "") == (run.returncode, run.stdout)
        assert run.stderr.startswith(f"error: {clean}/gone: the folder that codegen runs in is not")
        assert "[folder-exists]\n  hint: " in run.stderr


@pytest.mark.parametrize("command", ["generate", "check"])
def test_models_without_their_docstrings_are_refused(project: Path, command: str) -> None:
    before = snapshot(project / "generated")

    run = codegen(project, command, variables={"PYTHONOPTIMIZE": "2"})

    assert (2, "") == (run.returncode, run.stdout)
    assert run.stderr.startswith("error: python -OO: Python leaves out all docstrings")
    assert "[docstrings-kept]\n  hint: run codegen without -OO" in run.stderr
    assert before == snapshot(project / "generated")


def test_without_assertions_and_without_models_optimised_python_will_do(clean: Path) -> None:
    assert 0 == codegen(clean, "check", variables={"PYTHONOPTIMIZE": "1"}).returncode
    optimised = codegen(clean, "check", "--from-schema", variables={"PYTHONOPTIMIZE": "2"})
    assert 0 == optimised.returncode


DUBIOUS = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
"""Git's own switch, by which it takes every repository for somebody else's."""


def test_a_git_that_refuses_to_answer_is_told(project: Path) -> None:
    git(project, "init", "--quiet")
    git(project, "add", "--all")
    assert 0 == codegen(project, "check").returncode

    run = codegen(project, "check", "--from-schema", variables=DUBIOUS)

    assert (2, "") == (run.returncode, run.stdout)
    what = "git does not say which files it knows: fatal: detected dubious ownership in repository"
    assert run.stderr.startswith(f"error: {project}: {what}")
    assert (
        f"[git-answers]\n  hint: git config --global --add safe.directory {project}\n" in run.stderr
    )


def test_an_index_that_git_cannot_read_is_told(project: Path) -> None:
    git(project, "init", "--quiet")
    (project / ".git/index").write_text("broken")

    run = codegen(project, "check", "--from-schema")

    assert 2 == run.returncode
    assert "[git-answers]\n  hint: make `git status` work there\n" in run.stderr
