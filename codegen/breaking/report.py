"""A comparison for a person, by model, for a program, and for GitHub."""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.breaking.findings import name_of
from codegen.breaking.rules import GRADES, RULES, worst
from codegen.drift.github import as_command, code, quoted
from codegen.evidence import shortened
from codegen.lines import as_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from codegen.breaking.findings import Finding, Judged
    from codegen.breaking.rules import Grade
    from codegen.drift.report import Place
    from codegen.untyped import JsonValue

_TEXT_SHOWN = 200  # letters of a witness
_LISTED = 50  # changes in a summary
_WAYS = {"output": "sent", "input": "received"}
_LEVELS = {"breaking": "error", "dangerous": "warning", "source-breaking": "notice"}


@dataclass(frozen=True)
class Comparison:
    """All changes since `against`, by model; `places` has the line of each that is there still."""

    against: str
    findings: tuple[Finding, ...]
    places: Mapping[str, Place]

    @property
    def grade(self) -> Grade:
        """The worst of all changes that are not allowed."""
        return worst([each.grade for each in self.findings if not each.allowed])


def as_text(comparison: Comparison) -> str:
    """The changes by model, the worst first, and the verdict."""
    models: dict[str, list[Finding]] = {}
    for each in comparison.findings:
        models.setdefault(each.model, []).append(each)
    sections = ["\n".join([as_line(model), *_of_model(each)]) for model, each in models.items()]
    return "\n\n".join([*sections, _verdict(comparison)])


def _of_model(found: Iterable[Finding]) -> Iterator[str]:
    for each in sorted(found, key=lambda one: GRADES.index(one.grade)):
        yield as_line(f"  {each.place or 'as a whole'}: {RULES[each.rule].sentence} [{each.rule}]")
        yield as_line(f"    {each.was} -> {each.now}")
        for judged in each.judged:
            yield as_line(f"    {_judgement(judged)}")
        if each.grade not in ("breaking", "dangerous"):
            continue
        if each.grade == "breaking" and RULES[each.rule].hint:
            yield f"    hint: {RULES[each.rule].hint}"
        told = f"allowed: {each.allowed}" if each.allowed else f"fingerprint: {each.fingerprint}"
        yield as_line(f"    {told}")


def _judgement(judged: Judged) -> str:
    way = _WAYS[judged.direction]
    told = f"{way}{'' if judged.mode == 'backward' else ' (forward)'}: {judged.grade}"
    if judged.witness:
        type_, text, reason = judged.witness
        shown = shortened(text, _TEXT_SHOWN)
        return (
            f"{told}; the {judged.sender} sends, as {type_}, {shown} and the {judged.taker}"
            f" refuses it: {reason}"
        )
    if not judged.decided:
        return f"{told}: cannot decide whether the {judged.taker} takes all of it"
    return f"{told}; no witness: {judged.no_witness}" if judged.no_witness else told


def _verdict(comparison: Comparison) -> str:
    counts = Counter("allowed" if each.allowed else each.grade for each in comparison.findings)
    told = [f"{counts[each]} {each}" for each in (*GRADES, "allowed") if each in counts]
    return as_line(f"Since {comparison.against}: {', '.join(told) or 'nothing has changed'}.")


def as_json(comparison: Comparison) -> str:
    """An object with `against`, the worst `grade`, and `changes`."""
    facts = {
        "against": comparison.against,
        "grade": comparison.grade,
        "changes": [_facts(each) for each in comparison.findings],
    }
    return json.dumps(facts, indent=2, ensure_ascii=False)


def _facts(each: Finding) -> dict[str, JsonValue]:
    return {
        "rule": each.rule,
        "grade": each.grade,
        "model": each.model,
        "place": each.place,
        "was": each.was,
        "now": each.now,
        "fingerprint": each.fingerprint,
        "allowed": each.allowed or None,
        "judged": [
            {
                "direction": _WAYS[judged.direction],
                "mode": judged.mode,
                "grade": judged.grade,
                "decided": judged.decided,
                "witness": judged.witness._asdict() if judged.witness else None,
            }
            for judged in each.judged
        ],
    }


def as_github(comparison: Comparison, project: str = "") -> str:
    """The text, and an annotation at the line of each model that is not safe.

    `project` is the folder of pyproject.toml as seen from the root of the repository.
    """
    told = [each for each in comparison.findings if each.grade in _LEVELS and not each.allowed]
    told.sort(key=lambda one: GRADES.index(one.grade))  # GitHub shows ten
    annotations = (_annotation(each, comparison, project) for each in told)
    return "\n".join([quoted(as_text(comparison)), *annotations])


def _annotation(each: Finding, comparison: Comparison, project: str) -> str:
    where = comparison.places.get(name_of(each))
    file = posixpath.normpath(posixpath.join(project, where.file)) if where else ""
    message = f"{each.model}{each.place}: {RULES[each.rule].sentence} {each.was} -> {each.now}"
    title = f"codegen breaking: {each.grade}"
    return as_command(_LEVELS[each.grade], message, (file, where.line) if where else None, title)


def summary(comparison: Comparison) -> str:
    """What the job has to say, as Markdown; nothing where all is safe."""
    told = [each for each in comparison.findings if each.grade != "safe"]
    if not told:
        return ""
    told.sort(key=lambda one: GRADES.index(one.grade))
    lines = [
        f"- {each.grade}: {code(as_line(each.model + each.place))} {RULES[each.rule].sentence}"
        + (f" Allowed: {as_line(each.allowed)}" if each.allowed else "")
        for each in told[:_LISTED]
    ]
    more = [f"- and {len(told) - _LISTED} more"] if len(told) > _LISTED else []
    title = f"### codegen breaking: since {code(as_line(comparison.against))}"
    return "\n".join([title, "", *lines, *more, ""])
