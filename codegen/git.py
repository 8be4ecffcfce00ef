"""The only module that runs git. Where there is no git or no work tree, nothing is known.

Where git is there and refuses to answer, that is told: it must not look like a work tree in order.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

from codegen.config.schema import repository
from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_FATAL = 128  # the least status of a git that gives up
_NOTHING_THERE = (
    "not a git repository",
    "must be run in a work tree",
    "unknown revision or path",
    "not in the index",
)
"""What git says where there is no work tree, or no such file in it; all else is a refusal."""


def untracked(folder: Path) -> tuple[str, ...]:
    """The files below `folder` that git neither tracks nor ignores: paths from there, sorted."""
    paths = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    # A path with a slash at its end is a repository of its own, not a file.
    return tuple(sorted(path for path in paths if not path.endswith("/")))


def tracked(folder: Path) -> frozenset[str]:
    """The files below `folder` that the index holds, even where the folder is gone."""
    place = _nearest(folder)
    prefix = "" if place == folder else f"{folder.relative_to(place).as_posix()}/"
    paths = _git(place, "ls-files", "-z", "--", f":(literal){prefix or '.'}")
    return frozenset(path.removeprefix(prefix) for path in paths)


def tracks_any(folder: Path) -> bool:
    """Whether the index holds at least one file below `folder`."""
    return bool(_git(folder, "ls-files", "-z"))


def has_work_tree(folder: Path) -> bool:
    """Whether `folder` lies in a work tree, or would if it were there."""
    return _git(_nearest(folder), "rev-parse", "--is-inside-work-tree") == ["true\n"]


def ignored(folder: Path, paths: Iterable[str]) -> dict[str, str]:
    """Which of some paths below `folder` git ignores, and by which line of which file.

    The line is told as `.gitignore:1: generated/`. A path that the index holds is not ignored.
    """
    # Also of a folder that is not there yet.
    place = _nearest(folder)
    asked = {os.path.join(os.path.relpath(folder, place), path): path for path in paths}  # noqa: PTH118
    found = _git(place, "check-ignore", "--verbose", "-z", "--stdin", given="\0".join(asked))
    rules = zip(found[::4], found[1::4], found[2::4], found[3::4], strict=True)
    return {
        asked[path]: f"{file}:{line}: {pattern}"
        for file, line, pattern, path in rules
        if not pattern.startswith("!")  # which says that it is not ignored
    }


def unstaged(folder: Path) -> frozenset[str]:
    """The files below `folder` that are not on the disk as they are in the index."""
    return frozenset(_git(folder, "diff", "--name-only", "--relative", "--no-ext-diff", "-z"))


def staged(folder: Path, path: str) -> str:
    """The text of a file below `folder` as the index has it; what is no text is replaced."""
    return _asked(folder, "show", f":./{path}").decode(errors="replace")


def no_commit(folder: Path, reference: str) -> tuple[str, str]:
    """Why a reference is no commit of the repository around `folder`, and the way out; "" if it is.

    A clone that is shallow has few commits, as most in CI are.
    """
    place = _nearest(folder)
    if not has_work_tree(folder):
        return f"{place} is in no git repository", "name a schema.json"
    if _asked(place, "rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}"):
        return "", ""
    if _asked(place, "rev-parse", "--is-shallow-repository").strip() == b"true":
        hint = "git fetch --unshallow, or fetch-depth: 0 for actions/checkout"
        return f"the clone is shallow, and has no commit {reference!r}", hint
    hint = f"git fetch origin {shlex.quote(reference)}, or name a commit, a branch or a tag"
    return f"there is no commit {reference!r}", hint


def committed(folder: Path, reference: str, path: str) -> bytes | None:
    """A file below `folder` as a commit has it; None where it has none."""
    place = _nearest(folder)
    within = (folder / path).relative_to(place).as_posix()
    if not _git(place, "ls-tree", "--name-only", "-z", reference, "--", within):
        return None
    return _asked(place, "show", f"{reference}:./{within}")


def is_committing() -> bool:
    """Whether this is a hook of a commit, for which git names the index that it is made from."""
    return bool(os.environ.get("GIT_INDEX_FILE"))


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    return next((place for place in (folder, *folder.parents) if place.is_dir()), folder)


def _git(folder: Path, *arguments: str, given: str = "") -> list[str]:
    """The NUL-separated answer of git in `folder`."""
    answer = os.fsdecode(_asked(folder, *arguments, given=given))
    return list(filter(None, answer.split("\0")))


def _asked(folder: Path, *arguments: str, given: str = "") -> bytes:
    """What git answers in `folder`; nothing where there is nobody to ask.

    Raises CodegenError where git refuses to answer.
    """
    sys.audit("codegen.git", str(folder.absolute()))
    try:
        answer = subprocess.run(  # noqa: S603 -- our own arguments, and no shell
            ["git", *arguments],  # noqa: S607 -- the user's own git, wherever it is
            check=False,
            cwd=folder,
            env=_environment(),
            input=os.fsencode(given),
            capture_output=True,
        )
    except (FileNotFoundError, NotADirectoryError):  # no git, or no folder
        return b""
    said = os.fsdecode(answer.stderr)
    if answer.returncode >= _FATAL and not any(each in said.lower() for each in _NOTHING_THERE):
        raise CodegenError([_refusal(folder, said)])
    return answer.stdout


def _refusal(folder: Path, said: str) -> Problem:
    hint = "make `git status` work there"
    if "dubious ownership" in said:
        top = repository(folder.absolute()) or folder.absolute()
        hint = f"git config --global --add safe.directory {shlex.quote(str(top))}"
    what = f"git does not say which files it knows: {said.strip().partition(chr(10))[0]}"
    return Problem("git-answers", str(folder), what, hint)


def _environment() -> dict[str, str]:
    """Ours: in a hook it names the index that is about to be committed.

    But a hook in a linked work tree gets GIT_DIR alone, for which git takes any folder that it is
    started in for the top of the tree. Without it git finds the same repository from below.
    """
    environment = {**os.environ, "LC_ALL": "C"}  # in which its refusals are told apart
    if "GIT_WORK_TREE" not in environment:
        environment.pop("GIT_DIR", None)
    return environment
