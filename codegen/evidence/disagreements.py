"""Where a judge contradicts the models: which field, what the wire has, and what to change."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from codegen.evidence.places import locate, shortened, wire_value
from codegen.evidence.senders import senders
from codegen.evidence.tallies import counts
from codegen.header import REGENERATE
from codegen.pipeline import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from codegen.evidence.committed import Committed
    from codegen.evidence.oracles.verdicts import JudgeName, Verdict
    from codegen.evidence.places import Place
    from codegen.evidence.samples import Path, Specimen

_FILES: dict[JudgeName, str] = {
    "schema": SCHEMA,
    "tsc": "typescript/",
    "zod": "zod/",
    "way-back": SCHEMA,
}


@dataclass(frozen=True)
class Disagreement:
    """A judge rejects what is on the wire, or accepts what is not: one text, and `times` alike.

    `field` is `module.Class.field`, `path` its place in the text, `wire` what the text has there,
    `says` what the committed document says of it, `reason` what the judge says, `change` what
    mends it.
    """

    judge: JudgeName
    specimen: Specimen
    path: Path
    field: str
    wire: str
    says: str
    reason: str
    change: str
    times: int = 1

    @property
    def kind(self) -> tuple[str, bool, str]:
        """What it shares with others that have the same cause: field, direction, which fault."""
        return re.sub(r"\[.*\]", "[]", self.field), self.rejects, self.specimen.side

    @property
    def rejects(self) -> bool:
        """Whether the judge rejects a valid text; else it accepts a near miss."""
        return self.specimen.mutation is None


def disagreements(
    committed: Committed,
    specimens: Sequence[Specimen],
    verdicts: Mapping[JudgeName, Sequence[Verdict]],
) -> tuple[Disagreement, ...]:
    """Every disagreement, those of one judge about one field as one."""
    found: dict[tuple[object, ...], Disagreement] = {}
    for judge, each in verdicts.items():
        for number, (specimen, verdict) in enumerate(zip(specimens, each, strict=True)):
            if _agree(specimen, verdict) or not counts(specimen, judge):
                continue
            path = _path(specimen, verdict, verdicts.get("schema", each)[number])
            one = _disagreement(committed, judge, specimen, replace(verdict, path=path))
            key = (judge, one.kind)
            first = found.setdefault(key, replace(one, times=0))
            found[key] = replace(first, times=first.times + 1)
    return tuple(found.values())


def _agree(specimen: Specimen, verdict: Verdict) -> bool:
    return bool(verdict.beyond) or verdict.accepted == (specimen.mutation is None)


def _path(specimen: Specimen, verdict: Verdict, schema: Verdict) -> Path:
    """The place of the fault: where the text was changed, or else as the judges name it.

    In a union a compiler names the union, where a validator names the value.
    """
    if specimen.mutation is not None:
        return specimen.mutation.path
    is_closer = schema.path[: len(verdict.path)] == verdict.path
    return schema.path if is_closer and not schema.accepted else verdict.path


def _disagreement(
    committed: Committed, judge: JudgeName, specimen: Specimen, verdict: Verdict
) -> Disagreement:
    place = locate(committed.document, specimen, verdict.path)
    return Disagreement(
        judge,
        specimen,
        verdict.path,
        place.name,
        wire_value(specimen, verdict.path),
        place.says,
        verdict.reason,
        _change(committed, judge, specimen, place),
    )


def _is_nonfinite(specimen: Specimen, place: Place) -> bool:
    has_null = wire_value(specimen, place.path) == "null"
    return has_null and any(each.get("type") == "number" for each in place.schemas[:1])


def _change(committed: Committed, judge: JudgeName, specimen: Specimen, place: Place) -> str:
    """What mends the disagreement, as far as it can be known from here."""
    stale = [path for path in committed.drifted if path.startswith(_FILES[judge])]
    if stale:
        return _stale(committed, stale, place)
    if specimen.mutation is not None:
        return "the models are narrower than what is generated of them: report it to codegen"
    if _is_nonfinite(specimen, place):
        return (
            "a float that is infinite or no number is sent as null: make it finite, "
            "or state nonfinite-floats under [tool.codegen.wire]"
        )
    if specimen.side == "input":
        return (
            f"a validator accepts for {place.name} what its annotation does not say: "
            "correct the annotation, or give the validator a json_schema_input_type"
        )
    return (
        f"what is sent for {place.name} is not what its annotation says: correct the return "
        f"annotation of {senders(place)}, or what it returns"
    )


def _stale(committed: Committed, paths: Sequence[str], place: Place) -> str:
    """The line that is not as the models say, as likely as can be told the one at fault."""
    word = place.field.partition("[")[0]
    lines = [(path, *committed.strange_line(path, word)) for path in paths]
    path, number, line = next((each for each in lines if word in each[2]), lines[0])
    name = (committed.config.folder / path).as_posix()
    return f"{name}:{number} is not what the models say, but {shortened(line)!r}: run {REGENERATE}"
