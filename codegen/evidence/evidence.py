"""The proof: real texts of the user's own models, put before every judge."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from codegen.errors import CodegenError
from codegen.evidence import committed as outputs
from codegen.evidence.disagreements import Disagreement, disagreements
from codegen.evidence.losses import excused
from codegen.evidence.oracles import schema, typescript, way_back, zod
from codegen.evidence.samples.instances import specimens
from codegen.evidence.tallies import Tally, blind_spots, tally

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from codegen.config import Config
    from codegen.evidence.committed import Committed
    from codegen.evidence.oracles.verdicts import Judge, JudgeName, Verdict
    from codegen.evidence.samples import Barren, Side, Specimen, Unsendable

    Tell: TypeAlias = Callable[[str], None]

JUDGES: dict[JudgeName, Judge] = {
    "schema": schema.judge,
    "tsc": typescript.judge,
    "zod": zod.judge,
    "way-back": way_back.judge,
}
"""The judges by name, in the order of the report."""

_TARGETS: dict[JudgeName, str] = {"tsc": "typescript", "zod": "zod"}


@dataclass(frozen=True)
class Trial:
    """What is asked for: instances of each root and direction, made from a seed or read.

    `folder` holds instances of the user's own, `without` names judges that are left out.
    """

    samples: int = 50
    seed: int = 0
    folder: Path | None = None
    without: frozenset[JudgeName] = frozenset()


@dataclass(frozen=True)
class Evidence:
    """The outcome. `tallies` count by type, direction and judge; `seconds` are those of judges.

    `barren`, `unsendable` and `unreadable` are as in `Specimens`. `beyond` says why a judge could
    not tell, and how often; `unasked` are judges that were left out, and why.
    """

    trial: Trial
    specimens: tuple[Specimen, ...]
    tallies: dict[tuple[str, Side], dict[JudgeName, Tally]]
    disagreements: tuple[Disagreement, ...]
    barren: tuple[Barren, ...]
    unsendable: tuple[Unsendable, ...]
    unreadable: dict[str, int]
    beyond: dict[JudgeName, dict[str, int]]
    unasked: dict[JudgeName, str]
    seconds: dict[JudgeName, float]
    drifted: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether every instance can be sent, and no judge contradicts the models."""
        return not (self.disagreements or self.unsendable)


def prove(config: Config, trial: Trial, tell: Tell = lambda _: None) -> Evidence:
    """Put specimens of every root before every judge; raises CodegenError where one cannot run."""
    committed = outputs.read(config)
    unasked = _unasked(config, trial)
    tell(f"making {trial.samples} instances of each type ...")
    found = specimens(config, trial.samples, trial.seed, trial.folder)
    outputs.require(committed, dict.fromkeys(each.name for each in found.specimens))
    asked: list[JudgeName] = [name for name in JUDGES if name not in unasked]
    verdicts, seconds = _hear(asked, committed, found.specimens, tell)
    if "way-back" in verdicts:
        verdicts["way-back"] = excused(committed, found.specimens, verdicts["way-back"])
    return Evidence(
        trial,
        found.specimens,
        tally(found.specimens, verdicts),
        disagreements(committed, found.specimens, verdicts),
        found.barren,
        found.unsendable,
        found.unreadable,
        blind_spots(found.specimens, verdicts),
        unasked,
        seconds,
        committed.drifted,
    )


def _unasked(config: Config, trial: Trial) -> dict[JudgeName, str]:
    untargeted = {
        judge: f"there is no target {target}"
        for judge, target in _TARGETS.items()
        if target not in config.targets
    }
    return {**untargeted, **dict.fromkeys(sorted(trial.without), "left out by --without")}


def _hear(
    asked: list[JudgeName], committed: Committed, texts: tuple[Specimen, ...], tell: Tell
) -> tuple[dict[JudgeName, list[Verdict]], dict[JudgeName, float]]:
    """The verdicts of each judge, who hear the texts at once; all that cannot run are told."""
    seconds: dict[JudgeName, float] = {}

    def hear(name: JudgeName) -> list[Verdict] | CodegenError:
        start = time.monotonic()
        try:
            return JUDGES[name](committed, texts)
        except CodegenError as error:
            return error
        finally:
            seconds[name] = time.monotonic() - start
            tell(f"{name}: {len(texts)} texts, {seconds[name]:.1f} s")

    with ThreadPoolExecutor() as pool:
        heard = dict(zip(asked, pool.map(hear, asked), strict=True))
    failures = [each for each in heard.values() if isinstance(each, CodegenError)]
    if failures:
        raise CodegenError(problem for each in failures for problem in each.problems)
    verdicts = {name: each for name, each in heard.items() if not isinstance(each, CodegenError)}
    return verdicts, {name: seconds[name] for name in asked}
