"""Eight runs at once, with a lock and without one: they never mix, and never show half a file."""

from __future__ import annotations

import fcntl
import itertools
import os
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from support.folders import (
    LEFTOVER,
    NEW,
    OLD,
    assert_whole,
    child,
    contents,
    contents_of,
    output_of,
    put,
)

from codegen.files import read, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WRITER = """
import itertools, pathlib, sys
from codegen.files import write
folder, end, sets = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), eval(sys.argv[3])
for files in itertools.cycle(sets):
    write(folder, files)
    if end.exists():
        break
"""
WITHOUT_FCNTL = "import sys; sys.modules['fcntl'] = None\n"
WITHOUT_LOCKS = """
import errno, sys, types
def flock(handle, operation):
    raise OSError(errno.ENOLCK, "No locks available")
sys.modules["fcntl"] = types.SimpleNamespace(flock=flock, LOCK_EX=2)
"""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The lock that every run takes."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def racing(folder: Path, script: str) -> Iterator[None]:
    """Eight writers that alternate between OLD and NEW, each to the end of a turn."""
    end = folder.with_name("end")
    write(folder, OLD)
    writers = [child(script, folder, end, repr(sets)) for sets in [(OLD, NEW), (NEW, OLD)] * 4]
    try:
        yield
    finally:
        end.touch()
        outputs = [writer.communicate() for writer in writers]
    assert [("", "")] * 8 == outputs


def looks() -> Iterator[int]:
    """Count, but not for ever: writers that died show no new state."""
    end = time.monotonic() + 30
    return itertools.takewhile(lambda _: time.monotonic() < end, itertools.count())


def test_runs_at_once_never_mix_and_never_show_half_a_file(tmp_path: Path) -> None:
    folder, states = tmp_path / "out", [contents_of(OLD), contents_of(NEW)]
    seen: set[int] = set()
    with racing(folder, WRITER):
        for look in looks():
            assert_whole(folder)
            with held(folder):
                seen.add(states.index(contents(folder)))
            if look > 300 and len(seen) == 2:
                break

    assert {0, 1} == seen
    assert contents(folder) in states


@pytest.mark.parametrize("system", [WITHOUT_FCNTL, WITHOUT_LOCKS])
def test_without_a_lock_every_file_is_whole_still(tmp_path: Path, system: str) -> None:
    folder, seen = tmp_path / "out", set[str]()
    with racing(folder, system + WRITER):
        for look in looks():
            seen |= assert_whole(folder)
            if look > 3000 and seen == {*OLD.values(), *NEW.values()}:
                break

    assert {*OLD.values(), *NEW.values()} == seen | assert_whole(folder)
    assert [] == list(folder.rglob("*.codegen-tmp"))


def test_a_run_waits_for_the_one_before(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    before = contents(tmp_path)
    with held(tmp_path):
        writer = child(WRITER, tmp_path, tmp_path, [NEW])
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(0.5)
        assert before == contents(tmp_path)
    output_of(writer)

    assert NEW == read(tmp_path)


@pytest.mark.parametrize(
    ("system", "left"),
    [("", set()), (WITHOUT_FCNTL, {"young"}), (WITHOUT_LOCKS, {"young"})],
)
def test_leftovers_go_unless_they_may_be_anothers_at_work(
    tmp_path: Path, system: str, left: set[str]
) -> None:
    put(tmp_path, {f"young/{LEFTOVER}": "half", f"old/deep/{LEFTOVER}": "half"})
    hours_ago = time.time() - 2 * 3600
    os.utime(tmp_path / "old/deep" / LEFTOVER, (hours_ago, hours_ago))

    output_of(child(system + WRITER, tmp_path, tmp_path, [{}]))

    assert left == {place.name for place in tmp_path.iterdir()}
