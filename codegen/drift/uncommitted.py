"""Which files are right on this disk, and would be in no commit: `git diff` shows none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen import git
from codegen.drift.outcome import Drift

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from codegen.files import Equal


def is_in_git(project: Path, folder: Path) -> bool:
    """Whether a project is in git, so that its output has to be."""
    return git.tracks_any(project) and git.has_work_tree(folder)


def uncommitted(folder: Path, files: Mapping[str, str], equal: Equal) -> Iterator[Drift]:
    """Which files of the output, that are on the disk as they have to be, no commit would hold."""
    absent = sorted(files.keys() - git.tracked(folder))
    ignored = git.ignored(folder, absent)
    for path in absent:
        rule = ignored.get(path, "")
        yield Drift(path, "ignored" if rule else "uncommitted", "", 1, rule=rule)
    if git.is_committing():  # else what is not staged may still be
        for path in sorted(git.unstaged(folder) & files.keys()):
            if not equal(path, files[path], git.staged(folder, path)):
                yield Drift(path, "unstaged", "", 1)
