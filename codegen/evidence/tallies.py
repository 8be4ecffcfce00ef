"""How often each judge was right, by type and direction."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from codegen.evidence.oracles.verdicts import JudgeName, Verdict
    from codegen.evidence.samples import Side, Specimen

_UNSTRUCTURAL = "what breaks a constraint alone"


@dataclass
class Tally:
    """What a judge said: instances and near misses, accepted and rejected, and no verdict.

    Of the near misses only those count that the judge could tell.
    """

    accepted: int = 0
    wrongly_rejected: int = 0
    rejected: int = 0
    wrongly_accepted: int = 0
    beyond: int = 0

    @property
    def judged(self) -> int:
        """The verdicts that count."""
        return self.accepted + self.wrongly_rejected + self.rejected + self.wrongly_accepted

    @property
    def wrong(self) -> int:
        """The verdicts that contradict the models."""
        return self.wrongly_rejected + self.wrongly_accepted

    def __add__(self, other: Tally) -> Tally:
        mine, theirs = vars(self), vars(other)
        return Tally(**{name: mine[name] + theirs[name] for name in mine})

    def count(self, specimen: Specimen, verdict: Verdict, judge: JudgeName) -> None:
        """Count a verdict."""
        if verdict.beyond or not counts(specimen, judge):
            self.beyond += 1
        elif specimen.mutation is None:
            self.accepted += verdict.accepted
            self.wrongly_rejected += not verdict.accepted
        else:
            self.rejected += not verdict.accepted
            self.wrongly_accepted += verdict.accepted


def counts(specimen: Specimen, judge: JudgeName) -> bool:
    """Whether a judge could tell: only a schema has words for what is not structure."""
    return judge == "schema" or specimen.mutation is None or specimen.mutation.structural


def tally(
    specimens: Sequence[Specimen], verdicts: Mapping[JudgeName, Sequence[Verdict]]
) -> dict[tuple[str, Side], dict[JudgeName, Tally]]:
    """The tallies of every type in each direction, by judge."""
    tallies: dict[tuple[str, Side], dict[JudgeName, Tally]] = {}
    for number, specimen in enumerate(specimens):
        key = (specimen.name, specimen.side)
        row = tallies.setdefault(key, {judge: Tally() for judge in verdicts})
        for judge, found in verdicts.items():
            row[judge].count(specimen, found[number], judge)
    return tallies


def sums(rows: Iterable[Mapping[JudgeName, Tally]]) -> dict[JudgeName, Tally]:
    """The tallies of several types, judge by judge."""
    total: dict[JudgeName, Tally] = {}
    for row in rows:
        for judge, each in row.items():
            total[judge] = total.get(judge, Tally()) + each
    return total


def blind_spots(
    specimens: Sequence[Specimen], verdicts: Mapping[JudgeName, Sequence[Verdict]]
) -> dict[JudgeName, dict[str, int]]:
    """Why a judge could not tell, and how often."""
    return {
        judge: Counter(
            verdict.beyond or _UNSTRUCTURAL
            for specimen, verdict in zip(specimens, found, strict=True)
            if verdict.beyond or not counts(specimen, judge)
        )
        for judge, found in verdicts.items()
    }
