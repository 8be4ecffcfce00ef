"""What git knows of a folder, also from within its own hooks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.git import tracks_any, untracked

ROOT = Path(__file__).parents[2]
ASK = f"""#!/bin/sh
cd "$(git rev-parse --show-toplevel)/$1" || exit
PYTHONPATH='{ROOT}' exec '{sys.executable}' -c '
import pathlib
from codegen.git import tracks_any, untracked
folder = pathlib.Path("generated").absolute()
pathlib.Path("answer").write_text(repr((untracked(folder), tracks_any(folder))))
'
"""


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def put(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)


@pytest.fixture(autouse=True)
def _of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration of the user's, and no repository that these tests themselves run for."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "n")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "n@example.org")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    return folder


def test_what_is_neither_tracked_nor_ignored_is_untracked(repository: Path) -> None:
    generated = repository / "generated"
    put(repository, "outside.ts", "generated/tracked.ts", "generated/ignored.ts")
    put(repository, "generated/z.ts", "generated/b/a.ts")
    (repository / ".gitignore").write_text("ignored.ts\n")
    git(repository, "add", "generated/tracked.ts")

    assert ("b/a.ts", "z.ts") == untracked(generated)


def test_odd_names_are_given_as_they_are(repository: Path) -> None:
    names = (" a.ts", 'b"\\.ts', "c\nd.ts", "e\N{LATIN SMALL LETTER E WITH ACUTE}.ts")
    put(repository, *names)

    assert names == untracked(repository)


def test_a_repository_inside_is_not_a_file(repository: Path) -> None:
    put(repository, "a.ts", "inner/b.ts")
    git(repository / "inner", "init", "--quiet")

    assert ("a.ts",) == untracked(repository)


def test_the_index_decides_what_is_tracked(repository: Path) -> None:
    put(repository, "outside.ts", "generated/a.ts")
    git(repository, "add", "outside.ts")
    assert not tracks_any(repository / "generated")

    git(repository, "add", "generated/a.ts")
    assert tracks_any(repository / "generated")

    (repository / "generated/a.ts").unlink()
    assert tracks_any(repository / "generated")


def test_the_index_that_the_environment_names_is_asked(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(repository, "generated/a.ts")
    git(repository, "add", ".")
    monkeypatch.setenv("GIT_INDEX_FILE", str(repository / "another-index"))

    assert ("a.ts",) == untracked(repository / "generated")
    assert not tracks_any(repository / "generated")


def test_a_work_tree_that_the_environment_names_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "home/generated/a.ts", "home/generated/b.ts")
    git(tmp_path, "init", "--quiet", "--bare", "apart")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "apart"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "home"))
    git(tmp_path / "home", "add", "generated/a.ts")

    assert ("b.ts",) == untracked(tmp_path / "home/generated")
    assert tracks_any(tmp_path / "home/generated")


@pytest.mark.parametrize("commit", [(), ("--all",), ("--only", "sub/generated/a.ts")])
@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize("start", ["sub", "sub/deeper"])
def test_a_hook_sees_the_index_that_is_committed(
    repository: Path, commit: tuple[str, ...], start: str, *, linked: bool
) -> None:
    put(repository, "sub/generated/a.ts", "sub/deeper/generated/a.ts")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=first")
    tree = repository
    if linked:
        tree = repository.with_name("linked")
        git(repository, "worktree", "add", "--quiet", str(tree))
    hook = repository / ".git/hooks/pre-commit"
    hook.write_text(ASK.replace("$1", start))
    hook.chmod(0o755)

    put(tree, f"{start}/generated/new.ts", f"{start}/generated/stray.ts")
    git(tree, "add", f"{start}/generated/new.ts")
    (tree / "sub/generated/a.ts").write_text("changed")
    git(tree, "commit", "--allow-empty", "--quiet", "--message=second", *commit)

    # A commit of one path alone is made from an index of its own, without what was added before.
    untracked_then = ("new.ts", "stray.ts") if "--only" in commit else ("stray.ts",)
    assert repr((untracked_then, True)) == (tree / start / "answer").read_text()


def test_without_a_work_tree_nothing_is_known(tmp_path: Path) -> None:
    put(tmp_path, "a.ts")

    for folder in (tmp_path, tmp_path / "missing", tmp_path / "a.ts"):
        assert () == untracked(folder)
        assert not tracks_any(folder)


def test_without_git_nothing_is_known(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(repository, "a.ts")
    monkeypatch.setenv("PATH", str(repository))

    assert () == untracked(repository)
    assert not tracks_any(repository)
