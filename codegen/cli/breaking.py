"""`codegen breaking`: grade what has changed since a commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from codegen.cli import terminal
from codegen.cli.commands import debug_option, project_option, run

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.breaking import Comparison
    from codegen.config import Config

FORMATS = ("text", "json", "github")
MODES = ("backward", "forward", "full")
BREAKING = 1


@click.command("breaking", short_help="Grade each change of the contract since a commit.")
@click.option(
    "--against",
    required=True,
    metavar="REF|PATH",
    help="A commit whose schema.json is asked, or a schema.json, or the folder of one.",
)
@click.option(
    "--mode",
    type=click.Choice(MODES),
    default="backward",
    help="Yesterday's clients of today's server, today's of yesterday's, or both.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="By default text; under GitHub Actions github.",
)
@project_option
@debug_option
def command(
    project: Path | None,
    debug: bool,
    format_: str | None,
    **how: str,
) -> int:
    """Compare today's models with yesterday's contract: exit 1 if a change is breaking, else 0.

    Each breaking change comes with JSON that one side sends and the other refuses.
    """
    format_ = format_ or ("github" if terminal.is_running() else "text")

    def compare(config: Config) -> tuple[int, str]:
        from codegen.breaking import breaking

        found = breaking(config, **how)
        return BREAKING if found.grade == "breaking" else 0, _report(found, format_, config)

    return run(compare, project, debug=debug)


def _report(found: Comparison, format_: str, config: Config) -> str:
    from codegen.breaking.report import as_github, as_json, as_text, summary

    if format_ == "github":
        terminal.add_summary(summary(found))
        return as_github(found, terminal.in_repository(config.root) or "")
    return as_json(found) if format_ == "json" else as_text(found)
