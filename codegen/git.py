"""The only module that runs git. Where there is no git or no work tree, nothing is known."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def untracked(folder: Path) -> tuple[str, ...]:
    """The files below `folder` that git neither tracks nor ignores: paths from there, sorted."""
    paths = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    # A path with a slash at its end is a repository of its own, not a file.
    return tuple(sorted(path for path in paths if not path.endswith("/")))


def tracks_any(folder: Path) -> bool:
    """Whether the index holds at least one file below `folder`."""
    return bool(_git(folder, "ls-files", "-z"))


def _git(folder: Path, *arguments: str) -> list[str]:
    """The NUL-separated answer of git in `folder`; nothing where it cannot answer."""
    sys.audit("codegen.git", str(folder.absolute()))
    try:
        answer = subprocess.run(  # noqa: S603 -- our own arguments, and no shell
            ["git", *arguments],  # noqa: S607 -- the user's own git, wherever it is
            check=False,
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
    except OSError:  # no git, or no folder
        return []
    return list(filter(None, os.fsdecode(answer.stdout).split("\0")))


def _environment() -> dict[str, str]:
    """Ours: in a hook it names the index that is about to be committed.

    But a hook in a linked work tree gets GIT_DIR alone, for which git takes any folder that it is
    started in for the top of the tree. Without it git finds the same repository from below.
    """
    environment = dict(os.environ)
    if "GIT_WORK_TREE" not in environment:
        environment.pop("GIT_DIR", None)
    return environment
