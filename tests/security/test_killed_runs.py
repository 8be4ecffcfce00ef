"""Runs that are killed at each step, and whenever: each file is old or new, and nothing is left."""

from __future__ import annotations

import shutil
import stat
from typing import TYPE_CHECKING

from support.folders import (
    LEFTOVER,
    NEW,
    OLD,
    assert_whole,
    child,
    contents,
    contents_of,
    empty_folders,
    ours,
    output_of,
    put,
)
from support.fuzz import SEED, TIMES

from codegen.files import write

if TYPE_CHECKING:
    from pathlib import Path

LATER = {"a.ts": ours("later")}
"""What a later run writes, which needs none of the folders."""

# Forks for each point, so that Python starts but once: run k dies before its k-th change.
KILLED = """
import itertools, os, pathlib, signal, sys
from codegen.files import write
CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.truncate"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
base, old, new, leftover = pathlib.Path(sys.argv[1]), *map(eval, sys.argv[2:4]), sys.argv[4]

def die_at(last, opened):
    count = itertools.count(1)
    def watch(event, arguments):
        if event in CHANGES or event == "open" and arguments[2] & WRITES:
            if next(count) == last:
                if event == "open" and opened:  # and not a byte is written yet
                    os.open(arguments[0], arguments[2])
                os.kill(os.getpid(), signal.SIGKILL)
    return watch

for k, opened in ((k, opened) for k in itertools.count(1) for opened in (False, True)):
    folder = base / f"{k:02}-{opened:d}"
    write(folder, old)
    folder.joinpath(leftover).write_text("half a te")
    folder.joinpath("a.ts").chmod(0o600)
    child = os.fork()
    if not child:
        sys.addaudithook(die_at(k, opened))
        write(folder, new)
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        break
"""


def test_a_kill_at_any_point_leaves_whole_files_and_the_next_write_mends_the_rest(
    tmp_path: Path,
) -> None:
    output_of(child(KILLED, tmp_path, repr(OLD), repr(NEW), LEFTOVER))
    *killed, completed = sorted(tmp_path.iterdir())
    states = [contents(folder) for folder in killed]

    assert contents_of(NEW) == contents(completed)
    # One leftover; three files opened and renamed, one with its mode; a folder made;
    # an orphan and its two folders removed; each before it happens, and once it is opened.
    assert 2 * (1 + 2 * 3 + 1 + 1 + 3) <= len(killed)
    assert any(len(state.keys() - {*OLD, LEFTOVER}) == 3 for state in states)  # all were waiting
    for folder in killed:
        assert_whole(folder)
        write(folder, NEW)
        assert contents_of(NEW) == contents(folder)
        assert 0o600 == stat.S_IMODE((folder / "a.ts").stat().st_mode)


def test_a_kill_at_any_point_leaves_no_folder_that_no_later_run_removes(tmp_path: Path) -> None:
    output_of(child(KILLED, tmp_path, repr(OLD), repr(NEW), LEFTOVER))

    assert any(map(empty_folders, tmp_path.iterdir()))  # of those that were killed in between
    for folder in tmp_path.iterdir():
        (folder / "somebodys").mkdir()
        write(folder, LATER)
        assert ["a.ts", "somebodys"] == sorted(place.name for place in folder.iterdir())


# Forks for each run, which waits for a byte before it starts; run k is killed after a while.
KILLED_WHENEVER = """
import os, pathlib, random, signal, sys, time
from codegen.files import write
base, old, new, seed, times = pathlib.Path(sys.argv[1]), *map(eval, sys.argv[2:6])
choose = random.Random(seed)
base.mkdir()
start = time.perf_counter()
write(base / "whole", old)
write(base / "whole", new)
whole = time.perf_counter() - start
killed = 0
for k in range(times):
    folder = base / f"{k:04}"
    write(folder, old)
    child = os.fork()
    if not child:
        write(folder, new)
        os._exit(0)
    time.sleep(choose.random() * whole)
    os.kill(child, signal.SIGKILL)
    killed += os.waitpid(child, 0)[1] != 0
print(killed)
"""


def test_a_kill_at_any_moment_leaves_whole_files_and_the_next_write_mends_the_rest(
    tmp_path: Path,
) -> None:
    times = 200 * TIMES
    killed = int(
        output_of(child(KILLED_WHENEVER, tmp_path / "x", repr(OLD), repr(NEW), SEED, times))
    )

    states = set()
    for folder in sorted((tmp_path / "x").iterdir()):
        states.add(frozenset(assert_whole(folder)))
        write(folder, NEW)
        assert contents_of(NEW) == contents(folder)
        assert [] == empty_folders(folder)
    assert times // 4 < killed
    assert len(states) > 2  # neither all before the first change nor all after the last


def test_a_note_of_a_strangers_removes_nothing_but_what_is_empty_and_inside(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    put(folder, {"kept/a.txt": "kept"})
    for path in ("../outside/empty", "linked/empty", "a/b"):
        (folder / path).mkdir(parents=True)
    shutil.rmtree(folder / "linked")
    (folder / "linked").symlink_to("../outside")
    named = '["kept", "../outside/empty", "linked/empty", "linked", "/tmp", "", ".", "a", "a/b", 1]'
    put(folder, {".folders.1-a.codegen-tmp": named, "kept/.folders.2-b.codegen-tmp": "[" * 9999})

    write(folder, {})

    assert ["kept", "linked"] == sorted(place.name for place in folder.iterdir())
    assert {"kept/a.txt": b"kept"} == contents(folder)
    assert (tmp_path / "outside/empty").is_dir()
