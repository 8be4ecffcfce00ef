"""The outcome of a check for GitHub: annotations in the log, and a summary of the job."""

from __future__ import annotations

import hashlib
import posixpath
import re
from typing import TYPE_CHECKING

from codegen.drift.report import as_text, meaning, obstacles
from codegen.lines import as_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from codegen.drift.report import Drift, Place, Report
    from codegen.errors import Problem

    Located = Callable[[str], tuple[str, int] | None]

_MODELS_SHOWN = 3  # in one annotation
_LISTED = 50  # files and models in a summary
_BLOCK_LIMIT = 50_000  # bytes of a block in a summary; a step may write 1 MiB


def as_github(report: Report, folder: str | None = None, project: str = "") -> str:
    """The text, and a workflow command for each model and file, which GitHub shows at its line.

    `folder` and `project` are the output folder and the one of pyproject.toml, as seen from the
    root of the repository, if that is not here.
    """
    models = () if report.document_edited else report.places
    annotations = [
        *(_of_model(report, place, project) for place in models),  # first: GitHub shows ten
        *(_of_file(report, drift, folder or report.folder) for drift in report.drifts),
    ]
    return "\n".join([quoted(as_text(report)), *annotations])


def errors_as_github(problems: Iterable[Problem | str], located: Located) -> str:
    """A workflow command for each error; `located` tells the file and line of a place, if any."""
    return "\n".join(_of_error(problem, located) for problem in problems)


def summary(report: Report) -> str:
    """What the job has to say of a check, as Markdown; nothing where all is well."""
    if report.clean:
        return ""
    files = [
        f"{code(as_line(f'{report.folder}/{drift.path}'))}: {meaning(drift)}"
        for drift in report.drifts
    ]
    lines = {place.model: f"{place.file}:{place.line}" for place in report.places}
    models = [" ".join(map(code, filter(None, (each, lines.get(each))))) for each in report.models]
    diffs = [] if report.never_generated else [each.diff for each in report.drifts if each.diff]
    says = "say" if report.source == "the models" else "says"
    sections = [
        f"### codegen check: {code(report.folder)} is not what {report.source} {says}",
        _listed(files),
        *(["What the models say otherwise:", _listed(models)] if models else []),
        *obstacles(report),
        "To mend it, run:",
        _block("sh", report.mend),
        *(
            ["<details><summary>Diff</summary>", _block("diff", "\n".join(diffs)), "</details>"]
            if diffs
            else []
        ),
    ]
    return "\n\n".join(sections) + "\n"


def summary_of_errors(problems: Iterable[Problem | str]) -> str:
    """What the job has to say of a check that could not run, as Markdown."""
    text = "\n\n".join(map(str, problems))
    return f"### codegen check could not run\n\n{_block('text', text)}\n"


def quoted(text: str) -> str:
    """The text with workflow commands off, if the runner would take a line of it for one.

    It is turned on again by a word that the text cannot hold, being made from it.
    """
    if not any(line.lstrip().startswith("::") or "##[" in line for line in text.split("\n")):
        return text
    word = hashlib.sha256(text.encode(errors="replace")).hexdigest()
    return f"::stop-commands::{word}\n{text}\n::{word}::"


def _of_model(report: Report, place: Place, project: str) -> str:
    file = posixpath.normpath(posixpath.join(project, place.file))
    message = f"{place.model} is not what {report.folder} says; to mend it, run: {report.mend}"
    return as_command("error", message, (file, place.line))


def _of_file(report: Report, drift: Drift, folder: str) -> str:
    since = _since(report.models) if drift.status == "changed" and report.models else ""
    message = f"{meaning(drift)}{since}; to mend it, run: {report.mend}"
    if drift.foreign:
        message = f"{meaning(drift)}; to mend it, move or delete it, then: {report.mend}"
    if drift.rule:
        message = f"{meaning(drift)}; to mend it, take out that line, then: {report.mend}"
    return as_command("error", message, (f"{folder}/{drift.path}", drift.line))


def _of_error(problem: Problem | str, located: Located) -> str:
    place = None if isinstance(problem, str) else located(problem.where)
    return as_command("error", str(problem), place)


def as_command(
    level: str, message: str, place: tuple[str, int] | None = None, title: str = "codegen check"
) -> str:
    """A workflow command that annotates a line of a file, or none, with an error or the like."""
    at = [f"file={_escaped(place[0])}", f"line={place[1]}"] if place else []
    return f"::{level} {','.join([*at, f'title={_escaped(title)}'])}::{_escaped_data(message)}"


def _since(models: tuple[str, ...]) -> str:
    more = len(models) - _MODELS_SHOWN
    names = ", ".join(models[:_MODELS_SHOWN])
    return f" since {names}{f' and {more} more' if more > 0 else ''} changed"


def _escaped_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped(text: str) -> str:
    return _escaped_data(text).replace(":", "%3A").replace(",", "%2C")


def _listed(entries: Sequence[str]) -> str:
    more = len(entries) - _LISTED
    shown = [*entries[:_LISTED], *([f"and {more} more"] if more > 0 else [])]
    return "\n".join(f"- {entry}" for entry in shown)


def code(text: str) -> str:
    """A code span, which holds any text of one line."""
    ticks = "`" * (_longest_run(text) + 1)
    return f"{ticks} {text} {ticks}" if "`" in text else f"`{text}`"


def _block(language: str, text: str) -> str:
    """A code block that is not too long, which no line of the text can end."""
    whole = text.encode(errors="replace")
    kept = whole[:_BLOCK_LIMIT].decode(errors="ignore")
    kept = kept if len(whole) <= _BLOCK_LIMIT else f"{kept}\n... and more"
    fence = "`" * max(3, _longest_run(kept) + 1)
    return f"{fence}{language}\n{kept}\n{fence}"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
