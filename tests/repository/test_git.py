"""What git knows of a folder, also from within its own hooks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.git import (
    has_work_tree,
    ignored,
    is_committing,
    staged,
    tracked,
    tracks_any,
    unstaged,
    untracked,
)

ROOT = Path(__file__).parents[2]
ASK = f"""#!/bin/sh
cd "$(git rev-parse --show-toplevel)/$1" || exit
PYTHONPATH='{ROOT}' exec '{sys.executable}' -c '
import pathlib
from codegen.git import (
    has_work_tree,
    ignored,
    is_committing,
    staged,
    tracked,
    tracks_any,
    unstaged,
    untracked,
)
folder = pathlib.Path("generated").absolute()
answer = (untracked(folder), tracks_any(folder), is_committing())
pathlib.Path("answer").write_text(repr(answer))
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


def test_what_the_index_holds_is_tracked_even_where_the_folder_is_gone(repository: Path) -> None:
    put(repository, "outside.ts", "generated[x]/a.ts", "generated[x]/b/c.ts", "generatedx/d.ts")
    git(repository, "add", ".")
    put(repository, "generated[x]/new.ts")

    assert {"a.ts", "b/c.ts"} == tracked(repository / "generated[x]")

    shutil.rmtree(repository / "generated[x]")
    assert {"a.ts", "b/c.ts"} == tracked(repository / "generated[x]")
    assert frozenset() == tracked(repository / "nowhere/at/all")


def test_a_folder_that_is_not_there_yet_would_be_in_a_work_tree(
    repository: Path, tmp_path: Path
) -> None:
    assert has_work_tree(repository)
    assert has_work_tree(repository / "not/there")
    assert not has_work_tree(tmp_path / "elsewhere")
    assert not has_work_tree(repository / ".git")


def test_what_is_ignored_is_told_with_the_line_that_does_it(repository: Path) -> None:
    put(repository, "generated/a.ts", "generated/b.json", "generated/c.md")
    (repository / ".gitignore").write_text("# not these\n/generated/*\n!/generated/c.md\n")
    (repository / "generated/.gitignore").write_text("*.json\n")
    git(repository, "add", "--force", "generated/a.ts")

    found = ignored(repository / "generated", ["a.ts", "b.json", "c.md", "d/e.ts"])

    assert {
        "b.json": "generated/.gitignore:1: *.json",
        "d/e.ts": ".gitignore:2: /generated/*",
    } == found


def test_a_file_is_ignored_before_its_folder_is_there(repository: Path) -> None:
    (repository / ".gitignore").write_text("generated\n")

    assert {"a.ts": ".gitignore:1: generated"} == ignored(repository / "generated", ["a.ts"])


def test_what_is_not_on_the_disk_as_it_is_in_the_index_is_unstaged(repository: Path) -> None:
    put(repository, "generated/a.ts", "generated/b.ts", "outside.ts")
    git(repository, "add", ".")
    for name in ("generated/a.ts", "outside.ts"):
        (repository / name).write_text("changed")

    assert {"a.ts"} == unstaged(repository / "generated")
    assert "generated/a.ts" == staged(repository / "generated", "a.ts")
    assert "" == staged(repository / "generated", "nowhere.ts")


def test_an_index_that_git_names_is_that_of_a_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_committing()

    monkeypatch.setenv("GIT_INDEX_FILE", "index")
    assert is_committing()


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
    assert repr((untracked_then, True, True)) == (tree / start / "answer").read_text()


def test_without_a_work_tree_nothing_is_known(tmp_path: Path) -> None:
    put(tmp_path, "a.ts")

    for folder in (tmp_path, tmp_path / "missing", tmp_path / "a.ts"):
        assert () == untracked(folder)
        assert not tracks_any(folder)
        assert not has_work_tree(folder)
        assert frozenset() == tracked(folder)
        assert {} == ignored(folder, ["a.ts"])
        assert frozenset() == unstaged(folder)


def test_without_git_nothing_is_known(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(repository, "a.ts")
    monkeypatch.setenv("PATH", str(repository))

    assert () == untracked(repository)
    assert not tracks_any(repository)
