"""The outcome of a check as text, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from codegen.header import REGENERATE
from codegen.lines import as_line, as_lines
from codegen.pipeline import SCHEMA

if TYPE_CHECKING:
    from codegen.drift.outcome import Drift, Report

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
