"""What a judge says of a specimen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.evidence.committed import Committed
    from codegen.evidence.samples import Path, Specimen

JudgeName: TypeAlias = Literal["schema", "tsc", "zod", "way-back"]


@dataclass(frozen=True)
class Verdict:
    """Whether a judge accepts a text; where it does not, the place that it names, and why.

    What is `beyond` a judge says why the judge cannot tell, and then nothing else counts.
    """

    accepted: bool
    path: Path = ()
    reason: str = ""
    beyond: str = ""


ACCEPTED = Verdict(accepted=True)


class Judge(Protocol):
    """Judges all specimens in one run; raises CodegenError where it cannot run."""

    def __call__(self, committed: Committed, specimens: Sequence[Specimen]) -> list[Verdict]:
        """A verdict for each specimen, in their order."""


def beyond(why: str) -> Verdict:
    """No verdict, and why."""
    return Verdict(accepted=False, beyond=why)


def _has(value: Any, step: str | int) -> bool:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return isinstance(step, int) and step < len(value)
    return isinstance(value, dict) and step in value


def walk(value: Any, loc: Sequence[str | int]) -> Path:  # noqa: ANN401 - JSON
    """The part of a location that exists in a JSON value, and a missing key at its end.

    Between the keys and positions a location may name members of unions, which are no places.
    """
    path: list[str | int] = []
    for step in loc:
        if _has(value, step):
            value = value[step]
        elif not (isinstance(value, dict) and step == loc[-1]):
            continue
        path.append(step)
    return tuple(path)
