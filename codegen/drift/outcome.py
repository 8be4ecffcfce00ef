"""What a check found, as plain data."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import Literal, NamedTuple

from codegen.header import REGENERATE
from codegen.pipeline import SCHEMA

Status = Literal["changed", "missing", "orphaned", "edited", "uncommitted", "unstaged", "ignored"]

ABSENT_FROM_GIT = ("uncommitted", "unstaged", "ignored")
"""What a file is that is right on this disk, and that no commit would hold as it is."""


@dataclass(frozen=True)
class Drift:
    """A file that is not as it has to be.

    `path` is relative to the output folder; `diff` leads from the file on disk to what it has to
    be; `line` is the first line of the file on disk that is wrong, counted from 1. A `foreign`
    file has lost our header, or never had it: `generate` will not replace it. `rule` is the line
    of a git ignore file by which one is ignored, as `.gitignore:1: generated/`.
    """

    path: str
    status: Status
    diff: str
    line: int
    foreign: bool = False
    rule: str = ""


class Place(NamedTuple):
    """Where a model that changed stands: a file, relative to the project, and a line from 1."""

    model: str
    file: str
    line: int


@dataclass(frozen=True)
class Report:
    """The outcome of a check: the files that drifted, and the models whose change they lack.

    `folder` is the output folder as the user would type it, `source` what it was compared with,
    `regenerate` the command that writes it. No model is at fault where no document can be read that
    would say what it was before. `untracked` tells that neither the output nor the project is in
    git: no drift, but nothing that a colleague would get either. `empty` tells that there is no
    file of ours at all, `unadded` that the index lacks files which the project has to have.
    """

    folder: str
    drifts: tuple[Drift, ...]
    models: tuple[str, ...]
    untracked: bool = False
    source: str = "the models"
    regenerate: str = REGENERATE
    places: tuple[Place, ...] = ()
    empty: bool = False
    unadded: bool = False

    @property
    def clean(self) -> bool:
        """Whether nothing drifted."""
        return not self.drifts

    @property
    def never_generated(self) -> bool:
        """Whether there is no output at all."""
        return self.empty and all(drift.status == "missing" for drift in self.drifts)

    @property
    def document_edited(self) -> bool:
        """Whether it is the document that was changed by hand, so that no model is at fault."""
        return any(drift.path == SCHEMA and drift.status == "edited" for drift in self.drifts)

    @property
    def commit(self) -> str:
        """The command that puts the output into git."""
        return f"git add {shlex.quote(self.folder)}"

    @property
    def mend(self) -> str:
        """The command that brings the output up to date."""
        absent = [drift.status in ABSENT_FROM_GIT for drift in self.drifts]
        if absent and all(absent):
            return self.commit
        is_incomplete = any(absent) or self.unadded
        return f"{self.regenerate} && {self.commit}" if is_incomplete else self.regenerate

    @property
    def ignoring(self) -> tuple[str, ...]:
        """The lines of git ignore files that have to go first, each once."""
        return tuple(dict.fromkeys(drift.rule for drift in self.drifts if drift.rule))
