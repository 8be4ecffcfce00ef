"""What a check found, as plain data, and as text for people and for programs."""

from __future__ import annotations

import json
import shlex
from dataclasses import asdict, dataclass
from typing import Literal, NamedTuple

from codegen.header import REGENERATE
from codegen.lines import as_line, as_lines
from codegen.pipeline import SCHEMA

_LINES_SHOWN = 200  # of one file's diff; beyond that, regenerating and `git diff` serve better

_MEANING = {
    "changed": "out of date",
    "missing": "not there",
    "orphaned": "no model needs it any more",
    "edited": "changed by hand, or made with other settings or another version",
    "uncommitted": "not in git",
    "unstaged": "not staged: what git is about to commit is another text",
}


def meaning(drift: Drift) -> str:
    """What is wrong with a file, in a few words."""
    if drift.status == "ignored":
        return f"git ignores it, by {drift.rule}"
    if drift.status in {"changed", "edited"} and not (drift.diff or drift.foreign):
        return "with other line endings"
    return _MEANING[drift.status]


def as_text(report: Report) -> str:
    """The report for a person: each file by name, the diffs, the models, the command that mends."""
    if report.clean:
        lines = [f"{report.folder}/ is what {report.source} {_say(report)}."]
        if report.untracked:
            lines.append(f"It is not in git yet: {report.commit}")
        return "\n".join(lines)
    named = [
        f"{drift.status}: {report.folder}/{as_line(drift.path)} ({meaning(drift)})"
        for drift in report.drifts
    ]
    if report.never_generated:  # where all is missing, the diffs would be the whole output
        named.insert(0, f"never generated: {report.folder} holds no file of codegen's")
        diffs = []
    else:
        diffs = [_shown(drift.diff) for drift in report.drifts if drift.diff]
    way_out = "\n".join([*obstacles(report), f"To mend it, run: {report.mend}"])
    sections = ["\n".join(named), *diffs, *_models(report), way_out]
    return "\n\n".join(sections)


def _say(report: Report) -> str:
    return "say" if report.source == "the models" else "says"


def _shown(diff: str) -> str:
    lines = as_lines(diff).split("\n")
    hidden = len(lines) - _LINES_SHOWN
    if hidden <= 0:
        return "\n".join(lines)
    return "\n".join(
        [*lines[:_LINES_SHOWN], f"... {hidden} more lines: run {REGENERATE}, then git diff"]
    )


def _models(report: Report) -> list[str]:
    if not report.models:
        return []
    title = (
        f"what {SCHEMA} says otherwise than the models:"
        if report.document_edited
        else "models at fault:"
    )
    return ["\n".join([title, *(f"  {model}" for model in report.models)])]


def obstacles(report: Report) -> list[str]:
    """What has to go before the command can mend anything, each a sentence."""
    foreign = [f"{report.folder}/{as_line(drift.path)}" for drift in report.drifts if drift.foreign]
    return [
        *(f"It is not codegen's to replace; move or delete it first: {path}" for path in foreign),
        *(
            f"Git ignores what has to be committed; first take out {rule}"
            for rule in report.ignoring
        ),
    ]


def as_json(report: Report) -> str:
    """The report for a program: an object with `clean`, `folder`, `drifts`, `models`, and so on.

    `folder` and each `path` joined by a slash name a file; `mend` is null where all is well. The
    `places` tell file and line of each model that was found, from the project's folder.
    """
    facts = {
        "clean": report.clean,
        "folder": report.folder,
        "untracked": report.untracked,
        "drifts": [asdict(drift) for drift in report.drifts],
        "models": list(report.models),
        "places": [place._asdict() for place in report.places],
        "mend": None if report.clean else report.mend,
    }
    return json.dumps(facts, indent=2, ensure_ascii=False)


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
