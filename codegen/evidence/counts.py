"""How often each oracle was right, by type and direction."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from codegen.evidence import Direction, OracleName, Sample, Verdict

    ByType: TypeAlias = "dict[tuple[str, Direction], dict[OracleName, Counts]]"


@dataclass
class Counts:
    """What an oracle said: instances and near misses, accepted and rejected, and no verdict.

    Of the near misses only those count that the oracle could tell.
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

    def __add__(self, other: Counts) -> Counts:
        mine, theirs = vars(self), vars(other)
        return Counts(**{name: mine[name] + theirs[name] for name in mine})

    def add(self, sample: Sample, verdict: Verdict, oracle: OracleName) -> None:
        """Count a verdict."""
        if not could_tell(sample, verdict, oracle):
            self.beyond += 1
        elif sample.mutation is None:
            self.accepted += verdict.accepted
            self.wrongly_rejected += not verdict.accepted
        else:
            self.rejected += not verdict.accepted
            self.wrongly_accepted += verdict.accepted


def could_tell(sample: Sample, verdict: Verdict, oracle: OracleName) -> bool:
    """Whether a verdict counts: only a schema has words for what is not structure."""
    mutation = sample.mutation
    return not verdict.beyond and (oracle == "schema" or mutation is None or mutation.structural)


def count(samples: Sequence[Sample], verdicts: Mapping[OracleName, Sequence[Verdict]]) -> ByType:
    """The counts of every type in each direction, by oracle."""
    counts: ByType = {}
    for number, sample in enumerate(samples):
        key = (sample.name, sample.direction)
        row = counts.setdefault(key, {oracle: Counts() for oracle in verdicts})
        for oracle, found in verdicts.items():
            row[oracle].add(sample, found[number], oracle)
    return counts


def sums(rows: Iterable[Mapping[OracleName, Counts]]) -> dict[OracleName, Counts]:
    """The counts of several types, oracle by oracle."""
    total: dict[OracleName, Counts] = {}
    for row in rows:
        for oracle, each in row.items():
            total[oracle] = total.get(oracle, Counts()) + each
    return total


def blind_spots(
    samples: Sequence[Sample], verdicts: Mapping[OracleName, Sequence[Verdict]]
) -> dict[OracleName, dict[str, int]]:
    """Why an oracle could not tell, and how often."""
    return {
        oracle: Counter(
            verdict.beyond or "what breaks a constraint alone"
            for sample, verdict in zip(samples, found, strict=True)
            if not could_tell(sample, verdict, oracle)
        )
        for oracle, found in verdicts.items()
    }
