"""The outcome of a check as text: for people, for programs, for annotations on GitHub."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from codegen.header import REGENERATE
from codegen.lines import as_line, as_lines
from codegen.pipeline import SCHEMA

if TYPE_CHECKING:
    from codegen.drift.compare import Drift, Report

_LINES_SHOWN = 200  # of one file's diff; beyond that, regenerating and `git diff` serve better
_MODELS_SHOWN = 3  # in one annotation

MEANING = {
    "changed": "out of date",
    "missing": "not there",
    "orphaned": "no model needs it any more",
    "edited": "changed by hand, or made with other settings or another version",
    "uncommitted": "not in git",
}


def as_text(report: Report) -> str:
    """The report for a person: each file by name, the diffs, the models, the command that mends."""
    if report.clean:
        lines = [f"{report.folder}/ is what {report.source} {_say(report)}."]
        if report.untracked:
            lines.append(f"It is not in git yet: {report.commit}")
        return "\n".join(lines)
    named = [
        f"{drift.status}: {report.folder}/{as_line(drift.path)} ({MEANING[drift.status]})"
        for drift in report.drifts
    ]
    diffs = [_shown(drift.diff) for drift in report.drifts if drift.diff]
    sections = ["\n".join(named), *diffs, *_models(report), _way_out(report)]
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
    by_hand = any(drift.path == SCHEMA and drift.status == "edited" for drift in report.drifts)
    title = f"what {SCHEMA} says otherwise than the models:" if by_hand else "models at fault:"
    return ["\n".join([title, *(f"  {model}" for model in report.models)])]


def _way_out(report: Report) -> str:
    foreign = [f"{report.folder}/{as_line(drift.path)}" for drift in report.drifts if drift.foreign]
    lines = [f"It is not codegen's to replace; move or delete it first: {path}" for path in foreign]
    return "\n".join([*lines, f"To mend it, run: {report.mend}"])


def as_json(report: Report) -> str:
    """The report for a program: an object with `clean`, `folder`, `drifts`, `models`, and so on.

    `folder` and each `path` joined by a slash name a file; `mend` is null where all is well.
    """
    facts = {
        "clean": report.clean,
        "folder": report.folder,
        "untracked": report.untracked,
        "drifts": [asdict(drift) for drift in report.drifts],
        "models": list(report.models),
        "mend": None if report.clean else report.mend,
    }
    return json.dumps(facts, indent=2, ensure_ascii=False)


def as_github(report: Report, folder: str | None = None) -> str:
    """The text, and a workflow command for each file, which GitHub shows as an annotation.

    `folder` is the output folder as seen from the root of the repository, if that is not here.
    """
    annotations = [_annotation(report, drift, folder or report.folder) for drift in report.drifts]
    return "\n".join([_quoted(as_text(report)), *annotations])


def _quoted(text: str) -> str:
    """The text with workflow commands off, if the runner would take a line of it for one.

    It is turned on again by a word that the text cannot hold, being made from it.
    """
    if not any(line.lstrip().startswith("::") or "##[" in line for line in text.split("\n")):
        return text
    word = hashlib.sha256(text.encode(errors="replace")).hexdigest()
    return f"::stop-commands::{word}\n{text}\n::{word}::"


def _annotation(report: Report, drift: Drift, folder: str) -> str:
    since = _since(report.models) if drift.status == "changed" and report.models else ""
    message = f"{MEANING[drift.status]}{since}; to mend it, run: {report.mend}"
    if drift.foreign:
        message = f"{MEANING[drift.status]}; to mend it, move or delete it, then: {report.mend}"
    place = f"file={_escaped(f'{folder}/{drift.path}')},line={drift.line}"
    return f"::error {place},title=codegen check::{_escaped_data(message)}"


def _since(models: tuple[str, ...]) -> str:
    more = len(models) - _MODELS_SHOWN
    names = ", ".join(models[:_MODELS_SHOWN])
    return f" since {names}{f' and {more} more' if more > 0 else ''} changed"


def _escaped_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped(text: str) -> str:
    return _escaped_data(text).replace(":", "%3A").replace(",", "%2C")
