"""`codegen check`: compare the committed output with what the models say."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from codegen.cli import terminal
from codegen.cli.commands import cache_option, debug_option, project_option, run
from codegen.cli.terminal import is_colourful, print_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.config import Config
    from codegen.drift.report import Report
    from codegen.errors import Problem

FORMATS = ("text", "json", "github")
DRIFT = 1

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command("check", short_help="Compare the committed output with the models.")
@click.option(
    "--from-schema",
    is_flag=True,
    help="Compare with the committed schema.json; imports no model.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Ask for each byte: what a formatter changed is drift, too.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="By default text; under GitHub Actions github.",
)
@project_option
@cache_option
@debug_option
def command(
    project: Path | None,
    debug: bool,
    format_: str | None,
    **how: bool,
) -> int:
    """Compare the committed output with the models: exit 0 if equal, 1 on drift, 2 on error."""
    format_ = format_ or ("github" if terminal.is_running() else "text")

    def compare(config: Config) -> tuple[int, str]:
        from codegen.drift.compare import check

        report = check(config, **how)
        return 0 if report.clean else DRIFT, _report(report, format_, config)

    def annotate(problems: Sequence[Problem | str]) -> None:
        from codegen.drift.github import errors_as_github, summary_of_errors

        start = project or Path()
        print_text(errors_as_github(problems, lambda where: terminal.located(where, start)))
        terminal.add_summary(summary_of_errors(problems))

    tell = annotate if format_ == "github" else None
    return run(compare, project, debug=debug, tell=tell)


def _report(report: Report, format_: str, config: Config) -> str:
    if format_ == "github":
        from codegen.drift.github import as_github, summary

        terminal.add_summary(summary(report))
        folder, project = map(terminal.in_repository, (config.folder, config.root))
        return as_github(report, folder, project or "")
    from codegen.drift.report import as_json, as_text

    if format_ == "json":
        return as_json(report)
    lines = as_text(report).split("\n")
    coloured = [
        click.style(line, fg=_COLOURS[line[0]]) if line[:1] in _COLOURS else line for line in lines
    ]
    return "\n".join(coloured if is_colourful(sys.stdout) else lines)
