"""The evidence for a person: a summary that fits a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.evidence.places import shortened
from codegen.evidence.tallies import sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from codegen.evidence.disagreements import Disagreement
    from codegen.evidence.evidence import Evidence
    from codegen.evidence.tallies import Tally

_TYPES_SHOWN = 12  # half as many beside faults
_FAULTS_SHOWN = 3  # each takes some seven lines
_NOTES_SHOWN = 3  # of one kind
_TEXT_SHOWN = 150  # characters of an instance
_WAYS = {"output": "sent", "input": "received"}


def as_text(evidence: Evidence) -> str:
    """A table, what could not be judged, each fault with the way out, and the verdict."""
    faults = [*_faults(evidence.disagreements)]
    sections = [
        "\n".join(_table(evidence)),
        *(["\n".join(notes)] if (notes := [*_notes(evidence)]) else []),
        *faults[:_FAULTS_SHOWN],
        _verdict(evidence, len(faults)),
    ]
    return "\n\n".join(sections)


def _table(evidence: Evidence) -> Iterator[str]:
    """A line for each type, those with faults first where there are too many, and the sum."""
    rows = [*evidence.tallies.items()]
    most = _TYPES_SHOWN if evidence.clean else _TYPES_SHOWN // 2
    if len(rows) > most:
        rows.sort(key=lambda row: not any(each.wrong for each in row[1].values()))
    cells = [["accepted + rejected", "", *evidence.seconds]]
    cells += [[name, _WAYS[side], *map(_cell, row.values())] for (name, side), row in rows[:most]]
    if len(rows) > most:
        cells.append([f"... {len(rows) - most} more", "", *("..." for _ in evidence.seconds)])
    if len(rows) > 1:
        cells.append(["all", "", *map(_cell, sums(evidence.tallies.values()).values())])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for cell in cells:
        yield "  ".join(map(str.ljust, cell, widths)).rstrip()


def _cell(tally: Tally) -> str:
    """`50 + 120`: instances accepted, near misses rejected, and what was judged otherwise."""
    wrong = f" ({tally.wrong} wrong)" if tally.wrong else ""
    return f"{tally.accepted} + {tally.rejected}{wrong}"


def _notes(evidence: Evidence) -> Iterator[str]:
    if evidence.drifted:
        files = f"{len(evidence.drifted)} file{'s' * (len(evidence.drifted) > 1)}"
        yield f"Not what the models say today: {files} of the output; see codegen check."
    yield from (f"Not asked: {judge}, {why}." for judge, why in evidence.unasked.items())
    spots: dict[tuple[str, int], list[str]] = {}
    for judge, reasons in evidence.beyond.items():
        for reason, times in reasons.items():
            spots.setdefault((reason, times), []).append(judge)
    for (reason, times), judges in spots.items():
        yield f"Not counted, since {', '.join(judges)} cannot tell: {reason} ({_times(times)})."
    yield from _some(f"No {each.name} can be made: {each.reason}." for each in evidence.barren)
    yield from _some(
        f"{name} sends what it does not read back, so that near misses are not known "
        f"({_times(times)})."
        for name, times in evidence.unreadable.items()
    )
    yield from _some(
        f"{each.name} cannot be sent: {each.reason}; it is made of {shortened(each.text)}"
        for each in evidence.unsendable
    )


def _some(lines: Iterable[str]) -> Iterator[str]:
    told = [shortened(line, _TEXT_SHOWN) for line in lines]
    yield from told[:_NOTES_SHOWN]
    if len(told) > _NOTES_SHOWN:
        yield f"... and {len(told) - _NOTES_SHOWN} more like it."


def _faults(found: Iterable[Disagreement]) -> Iterator[str]:
    """A section for each fault, which several judges may have found."""
    kinds: dict[object, list[Disagreement]] = {}
    for each in found:
        field, rejects, _ = each.kind
        kinds.setdefault((field, rejects, each.change), []).append(each)
    for alike in kinds.values():
        yield "\n".join(_fault(alike))


def _fault(alike: Sequence[Disagreement]) -> Iterator[str]:
    fault = alike[0]
    verb = "reject" if fault.rejects else "accept"
    judges = [*dict.fromkeys(each.judge for each in alike)]
    told = f"{', '.join(judges)} {verb}{'s' * (len(judges) == 1)}"
    way = " and ".join(dict.fromkeys(_WAYS[each.specimen.side] for each in alike))
    changed = fault.specimen.mutation
    yield f"{fault.field}: {told} {'a near miss of ' if changed else ''}what is {way}"
    yield f"  instance: {shortened(fault.specimen.text, _TEXT_SHOWN)} ({fault.specimen.origin})"
    yield f"  the wire: {fault.wire}{f' ({changed.what})' if changed else ''}"
    yield f"  the type: {fault.says}"
    yield from (f"  {each.judge}: {each.reason}" for each in alike[:1] if each.reason)
    yield f"  {_times(fault.times)}; to mend it: {fault.change}"


def _times(times: int) -> str:
    return "once" if times == 1 else f"{times:,} times"


def _verdict(evidence: Evidence, faults: int) -> str:
    judged = sum(each.judged for each in sums(evidence.tallies.values()).values())
    seconds = ", ".join(f"{name} {time:.1f} s" for name, time in evidence.seconds.items())
    work = f"{len(evidence.specimens):,} texts, {judged:,} judgements ({seconds})"
    if evidence.clean:
        return f"Proved: no judge contradicts the models. {work}"
    hidden = f"{faults - _FAULTS_SHOWN} more: see --format json. " if faults > _FAULTS_SHOWN else ""
    return f"{hidden}Not proved. {work}"
