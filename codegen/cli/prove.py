"""`codegen prove`: try the committed output on real texts of the models."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from codegen.cli.commands import FAILURE, debug_option, project_option, run
from codegen.evidence import OracleName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.config import Config
    from codegen.evidence.prove import Evidence

UNTRUE = 1
JUDGES = get_args(OracleName)


@click.command("prove", short_help="Try the committed output on real texts of the models.")
@click.option(
    "--samples",
    metavar="N",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="How many instances of each type are made.",
)
@click.option(
    "--seed",
    metavar="N",
    type=int,
    default=0,
    show_default=True,
    help="What the instances are drawn from: one seed, one set of instances.",
)
@click.option(
    "--instances",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of instances of your own, which are judged as well.",
)
@click.option(
    "--without",
    type=click.Choice(JUDGES),
    multiple=True,
    help="Leave a judge out; may be given again.",
)
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True
)
@project_option
@debug_option
def command(  # noqa: PLR0913, PLR0917 - the options of the command line
    project: Path | None,
    debug: bool,
    samples: int,
    seed: int,
    instances: Path | None,
    without: tuple[OracleName, ...],
    format_: str,
) -> int:
    """Make texts as they cross the wire, and near misses, and put them before each judge.

    The judges are the committed JSON Schema, the TypeScript compiler, Zod, and Pydantic models that
    are made of the schema. Exit 0 if all agree with your models, 1 if one does not, 2 on error or
    if there is nothing that could be judged.
    """
    if set(JUDGES) <= set(without):
        raise click.UsageError("--without leaves no judge")

    def try_all(config: Config) -> tuple[int, str]:
        from codegen.evidence.prove import Trial, prove
        from codegen.evidence.report import as_json, as_text

        trial = Trial(samples, seed, instances, frozenset(without))
        with _terminable():
            evidence = prove(config, trial, _tell)
        text = as_json(evidence) if format_ == "json" else as_text(evidence)
        return _status(evidence), text

    return run(try_all, project, debug=debug)


def _status(evidence: Evidence) -> int:
    """What could not be tried is not proved: where that is all, the run was none."""
    if evidence.clean:
        return 0 if evidence.judged else FAILURE
    return UNTRUE


def _tell(progress: str) -> None:
    """Tell a person at a terminal how far the work is."""
    if sys.stderr.isatty():
        click.echo(progress, err=True)


@contextmanager
def _terminable() -> Iterator[None]:
    """End on SIGTERM as on Ctrl-C: when the tools that run are done, and their folders gone."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
