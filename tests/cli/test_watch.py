"""`codegen watch`, as a process of its own, until somebody interrupts it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from support.project import codegen, edit, environment, make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C of others is not for tests")

PATIENCE = 60  # seconds, of which a machine at work takes one or two


def wait_for(told: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not told():
        assert time.monotonic() < end, what
        time.sleep(0.02)


@contextmanager
def watching(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], Callable[[], str]]]:
    """A watch of a project, and what it has said so far; it is there when the first run is over."""
    log = folder / "said.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "codegen", "watch"],
            cwd=folder,
            env=environment(),
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_for(lambda: "unchanged\n" in log.read_text(), "the first run")
        yield process, log.read_text
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def left_of(folder: Path) -> list[str]:
    """The processes that name a project in their arguments, and the texts that wait in it."""
    found = subprocess.run(["ps", "-Ao", "args"], capture_output=True, text=True, check=True).stdout
    waiting = [str(path) for path in folder.rglob("*.codegen-tmp")]
    return [*waiting, *(line for line in found.splitlines() if str(folder) in line)]


def test_what_is_saved_is_generated_and_what_is_broken_is_told(tmp_path: Path) -> None:
    goods, types = make(tmp_path) / "shop/goods.py", tmp_path / "generated/typescript/shop/goods.ts"
    with watching(tmp_path) as (process, said):
        edit(goods, "    sku: str", "    code: str")
        wait_for(lambda: "code: string;" in types.read_text(), said())
        assert "shop/goods.py has changed" in said()

        edit(goods, "    code: str", "    code: = str")
        wait_for(lambda: "[models-import]" in said(), said())
        assert "code: string;" in types.read_text()

        edit(goods, "    code: = str", "    code: int")
        wait_for(lambda: "code: number;" in types.read_text(), said())

        edit(tmp_path / "pyproject.toml", "models", "modls")
        wait_for(lambda: "[config-key]" in said(), said())
        assert process.poll() is None


@pytest.mark.parametrize("ends", [signal.SIGINT, signal.SIGTERM])
def test_nothing_is_left_of_a_watch_that_is_interrupted(
    tmp_path: Path, ends: signal.Signals
) -> None:
    with watching(make(tmp_path)) as (process, said):
        os.kill(process.pid, ends)
        assert 130 == process.wait(PATIENCE)
        assert "Traceback" not in said()
        wait_for(lambda: [] == left_of(tmp_path), "what is left")


def test_what_stands_by_ends_with_a_watch_that_is_killed(tmp_path: Path) -> None:
    with watching(make(tmp_path)) as (process, _):
        process.kill()
        wait_for(lambda: [] == left_of(tmp_path), "what is left")


def test_its_own_output_does_not_set_it_off(tmp_path: Path) -> None:
    with watching(make(tmp_path)) as (_, said):
        (tmp_path / "notes.txt").write_text("no model", encoding="utf-8")
        time.sleep(1)
        assert 1 == said().count("unchanged\n")


def test_without_its_library_it_says_how_to_get_that(tmp_path: Path) -> None:
    (make(tmp_path) / "sitecustomize.py").write_text("import sys; sys.modules['watchfiles'] = None")
    result = codegen(tmp_path, "watch", variables={"PYTHONPATH": str(tmp_path)})
    assert 2 == result.returncode
    assert "[watch-installed]\n  hint: pip install 'lockstep-codegen[watch]'" in result.stderr
