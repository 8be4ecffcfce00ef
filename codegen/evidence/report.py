"""The evidence for a person, on one screen, and for a program, all of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from codegen.evidence import shortened
from codegen.evidence.counts import sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from codegen.evidence.counts import Counts
    from codegen.evidence.explain import Disagreement
    from codegen.evidence.prove import Evidence
    from codegen.untyped import JsonValue

_TYPES_SHOWN = 12  # half as many beside faults
_FAULTS_SHOWN = 3  # each takes some seven lines
_NOTES_SHOWN = 3  # of one kind
_TEXT_SHOWN = 150  # characters of an instance
_WAYS = {"output": "sent", "input": "received"}


def as_text(evidence: Evidence) -> str:
    """A table, what could not be judged, each fault with the way out, and the verdict."""
    faults = [*_faults(evidence.disagreements)]
    notes = [*_notes(evidence)]
    sections = [
        "\n".join(_table(evidence)),
        *(["\n".join(notes)] if notes else []),
        *faults[:_FAULTS_SHOWN],
        _verdict(evidence, len(faults)),
    ]
    return "\n\n".join(sections)


def _table(evidence: Evidence) -> Iterator[str]:
    """A line for each type, those with faults first where there are too many, and the sum."""
    rows = [*evidence.counts.items()]
    most = _TYPES_SHOWN if evidence.clean else _TYPES_SHOWN // 2
    if len(rows) > most:
        rows.sort(key=lambda row: not any(each.wrong for each in row[1].values()))
    cells = [["accepted + rejected", "", *evidence.seconds]]
    cells += [
        [name, _WAYS[direction], *map(_cell, row.values())]
        for (name, direction), row in rows[:most]
    ]
    if len(rows) > most:
        cells.append([f"... {len(rows) - most} more", "", *("..." for _ in evidence.seconds)])
    if len(rows) > 1:
        cells.append(["all", "", *map(_cell, sums(evidence.counts.values()).values())])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for cell in cells:
        yield "  ".join(map(str.ljust, cell, widths)).rstrip()


def _cell(counts: Counts) -> str:
    """`50 + 120`: instances accepted, near misses rejected, and what was judged otherwise."""
    wrong = f" ({counts.wrong} wrong)" if counts.wrong else ""
    return f"{counts.accepted} + {counts.rejected}{wrong}"


def _notes(evidence: Evidence) -> Iterator[str]:
    made = evidence.made
    if evidence.drifted:
        files = f"{len(evidence.drifted)} file{'s' * (len(evidence.drifted) > 1)}"
        yield f"Not what the models say today: {files} of the output; see codegen check."
    if made.each < evidence.trial.samples:
        yield f"There are many types, so that only {made.each} instances were made of each."
    if made.untried:
        left = f"{len(made.untried):,} types, such as {made.untried[0]}"
        yield f"Not tried, since there are so many: {left}. Another --seed draws others."
    yield from (f"Not asked: {oracle}, {why}." for oracle, why in evidence.unasked.items())
    spots: dict[tuple[str, int], list[str]] = {}
    for oracle, reasons in evidence.beyond.items():
        for reason, times in reasons.items():
            spots.setdefault((reason, times), []).append(oracle)
    for (reason, times), oracles in spots.items():
        yield f"Not counted, since {', '.join(oracles)} cannot tell: {reason} ({_times(times)})."
    yield from _some(f"No {each.name} can be made: {each.reason}." for each in made.no_sample)
    yield from _some(
        f"{name} sends what it does not read back, so that near misses are not known "
        f"({_times(times)})."
        for name, times in made.not_read_back.items()
    )
    yield from _some(
        f"{each.name} cannot be sent: {each.reason}; it is made of {shortened(each.text)}"
        for each in made.not_serializable
    )


def _some(lines: Iterable[str]) -> Iterator[str]:
    told = [shortened(line, _TEXT_SHOWN) for line in lines]
    yield from told[:_NOTES_SHOWN]
    if len(told) > _NOTES_SHOWN:
        yield f"... and {len(told) - _NOTES_SHOWN} more like it."


def _faults(found: Iterable[Disagreement]) -> Iterator[str]:
    """A section for each fault, which several oracles may have found."""
    causes: dict[object, list[Disagreement]] = {}
    for each in found:
        causes.setdefault((each.cause, each.change), []).append(each)
    for alike in causes.values():
        yield "\n".join(_fault(alike))


def _fault(alike: Sequence[Disagreement]) -> Iterator[str]:
    fault = alike[0]
    verb = "reject" if fault.rejects else "accept"
    oracles = [*dict.fromkeys(each.oracle for each in alike)]
    told = f"{', '.join(oracles)} {verb}{'s' * (len(oracles) == 1)}"
    way = " and ".join(dict.fromkeys(_WAYS[each.sample.direction] for each in alike))
    changed = fault.sample.mutation
    yield f"{fault.field.name}: {told} {'a near miss of ' if changed else ''}what is {way}"
    yield f"  instance: {shortened(fault.sample.text, _TEXT_SHOWN)} ({fault.sample.origin})"
    yield f"  the wire: {fault.wire}{f' ({changed.what})' if changed else ''}"
    yield f"  the type: {fault.says}"
    yield from (f"  {each.oracle}: {each.reason}" for each in alike[:1] if each.reason)
    yield f"  {_times(fault.times)}; to mend it: {fault.change}"


def _times(times: int) -> str:
    return "once" if times == 1 else f"{times:,} times"


def _verdict(evidence: Evidence, faults: int) -> str:
    seconds = ", ".join(f"{name} {time:.1f} s" for name, time in evidence.seconds.items())
    work = f"{len(evidence.made.samples):,} texts, {evidence.judged:,} judgements ({seconds})"
    if not evidence.judged and evidence.clean:
        return f"Nothing is proved: there is no text that a judge could tell. {work}"
    if evidence.clean:
        untried = len(evidence.made.no_sample) + len(evidence.made.untried)
        rest = f", of all but {untried} that were not tried" if untried else ""
        return f"Proved: no judge contradicts the models{rest}. {work}"
    hidden = f"{faults - _FAULTS_SHOWN} more: see --format json. " if faults > _FAULTS_SHOWN else ""
    return f"{hidden}Not proved. {work}"


def as_json(evidence: Evidence) -> str:
    """An object with `clean`, `judges`, `types`, `disagreements`, `barren` and so on."""
    made, counts = evidence.made, sums(evidence.counts.values())
    facts = {
        "clean": evidence.clean,
        "proved": evidence.clean and evidence.judged > 0,
        "samples": evidence.trial.samples,
        "seed": evidence.trial.seed,
        "texts": len(made.samples),
        "judges": {
            oracle: {
                **_numbers(counts[oracle]),
                "seconds": round(seconds, 2),
                "cannot_tell": evidence.beyond[oracle],
            }
            for oracle, seconds in evidence.seconds.items()
            if oracle in counts
        },
        "unasked": evidence.unasked,
        "types": [
            {"name": name, "side": side, "judges": {each: _numbers(row[each]) for each in row}}
            for (name, side), row in evidence.counts.items()
        ],
        "disagreements": [_facts(each) for each in evidence.disagreements],
        "barren": [
            {"name": each.name, "side": each.direction, "reason": each.reason}
            for each in made.no_sample
        ],
        "unsendable": [asdict(each) for each in made.not_serializable],
        "unreadable": made.not_read_back,
        "untried": made.untried,
        "drifted": evidence.drifted,
    }
    return json.dumps(facts, indent=2, ensure_ascii=False)


def _numbers(counts: Counts) -> dict[str, int]:
    return {
        "accepted": counts.accepted + counts.wrongly_accepted,
        "rejected": counts.rejected + counts.wrongly_rejected,
        "wrongly_accepted": counts.wrongly_accepted,
        "wrongly_rejected": counts.wrongly_rejected,
        "not_counted": counts.beyond,
    }


def _facts(each: Disagreement) -> dict[str, JsonValue]:
    mutation = each.sample.mutation
    return {
        "judge": each.oracle,
        "verdict": "rejected" if each.rejects else "accepted",
        "type": each.sample.name,
        "side": each.sample.direction,
        "field": each.field.name,
        "path": each.path,
        "instance": each.sample.text,
        "origin": each.sample.origin,
        "mutation": mutation.what if mutation else None,
        "wire": each.wire,
        "says": each.says,
        "reason": each.reason or None,
        "change": each.change,
        "times": each.times,
    }
