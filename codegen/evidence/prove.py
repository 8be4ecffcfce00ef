"""The proof: real texts of the user's own models, put before every oracle."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.errors import CodegenError
from codegen.evidence.committed import read
from codegen.evidence.counts import blind_spots, count, sums
from codegen.evidence.explain import disagreements
from codegen.evidence.oracles import ORACLES, TARGETS
from codegen.evidence.samples import make_samples

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from codegen.config import Config
    from codegen.evidence import OracleName, Sample, Samples, Verdict
    from codegen.evidence.committed import Committed
    from codegen.evidence.counts import ByType
    from codegen.evidence.explain import Disagreement

    Tell: TypeAlias = Callable[[str], None]


@dataclass(frozen=True)
class Trial:
    """What is asked for: instances of each root and direction, made from a seed or read.

    `folder` holds instances of the user's own, `without` names oracles that are left out.
    """

    samples: int = 50
    seed: int = 0
    folder: Path | None = None
    without: frozenset[OracleName] = frozenset()


@dataclass(frozen=True)
class Evidence:
    """The outcome. `counts` are by type, direction and oracle; `seconds` are those of oracles.

    `beyond` says why an oracle could not tell, and how often; `unasked` are oracles that were left
    out, and why; `drifted` are the files that are not what the models say.
    """

    trial: Trial
    made: Samples
    counts: ByType
    disagreements: tuple[Disagreement, ...]
    beyond: dict[OracleName, dict[str, int]]
    unasked: dict[OracleName, str]
    seconds: dict[OracleName, float]
    drifted: tuple[str, ...]

    @property
    def judged(self) -> int:
        """How many verdicts count: of none comes no proof."""
        return sum(each.judged for each in sums(self.counts.values()).values())

    @property
    def clean(self) -> bool:
        """Whether every instance can be sent, and no oracle contradicts the models."""
        return not (self.disagreements or self.made.not_serializable)


def prove(config: Config, trial: Trial, tell: Tell = lambda _: None) -> Evidence:
    """Put samples of every root before every oracle; raises CodegenError where one cannot run."""
    committed = read(config)
    drifted = committed.drifted  # raises where the models cannot be exported, before all else
    unasked = _unasked(config, trial)
    tell(f"making {trial.samples} instances of each type ...")
    made = make_samples(config, trial.samples, trial.seed, trial.folder)
    committed.require(dict.fromkeys(each.name for each in made.samples))
    asked = [name for name in ORACLES if name not in unasked]
    verdicts, seconds = _hear(asked, committed, made.samples, tell)
    return Evidence(
        trial,
        made,
        count(made.samples, verdicts),
        disagreements(committed, made.samples, verdicts),
        blind_spots(made.samples, verdicts),
        unasked,
        seconds,
        drifted,
    )


def _unasked(config: Config, trial: Trial) -> dict[OracleName, str]:
    untargeted = {
        oracle: f"there is no target {target}"
        for oracle, target in TARGETS.items()
        if target not in config.targets
    }
    return {**untargeted, **dict.fromkeys(sorted(trial.without), "left out by --without")}


def _hear(
    asked: Sequence[OracleName],
    committed: Committed,
    samples: Sequence[Sample],
    tell: Tell,
) -> tuple[dict[OracleName, list[Verdict]], dict[OracleName, float]]:
    """The verdicts of each oracle, which run at once; all that cannot run are told."""
    seconds: dict[OracleName, float] = {}

    def hear(name: OracleName) -> list[Verdict] | CodegenError:
        start = time.monotonic()
        try:
            return ORACLES[name](committed, samples)
        except CodegenError as error:
            return error
        finally:
            seconds[name] = time.monotonic() - start
            tell(f"{name}: {len(samples)} texts, {seconds[name]:.1f} s")

    with ThreadPoolExecutor() as pool:
        heard = dict(zip(asked, pool.map(hear, asked), strict=True))
    failures = [each for each in heard.values() if isinstance(each, CodegenError)]
    if failures:
        raise CodegenError(problem for each in failures for problem in each.problems)
    verdicts = {name: each for name, each in heard.items() if not isinstance(each, CodegenError)}
    return verdicts, {name: seconds[name] for name in asked}
