"""`codegen check`: compare the committed output with what the models say."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from codegen.cli.commands import cache_option, debug_option, project_option, run
from codegen.cli.terminal import is_colourful

if TYPE_CHECKING:
    from codegen.config import Config
    from codegen.drift.compare import Report

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
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="By default text; under GitHub Actions github.",
)
@project_option
@cache_option
@debug_option
def command(project: Path | None, debug: bool, from_schema: bool, format_: str | None) -> int:  # noqa: FBT001 - flags of the command line
    """Compare the committed output with the models: exit 0 if equal, 1 on drift, 2 on error."""

    def compare(config: Config) -> tuple[int, str]:
        from codegen.drift.compare import check  # noqa: PLC0415 - heavy

        report = check(config, from_schema=from_schema)
        status = 0 if report.clean else DRIFT
        return status, _report(report, format_ or _default_format(), config.folder)

    return run(compare, project, debug=debug)


def _default_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _report(report: Report, format_: str, folder: Path) -> str:
    from codegen.drift import report as reports  # noqa: PLC0415 - not needed by generate

    if format_ == "json":
        return reports.as_json(report)
    if format_ == "github":
        return reports.as_github(report, _in_repository(folder))
    lines = reports.as_text(report).split("\n")
    coloured = [
        click.style(line, fg=_COLOURS[line[0]]) if line[:1] in _COLOURS else line for line in lines
    ]
    return "\n".join(coloured if is_colourful(sys.stdout) else lines)


def _in_repository(folder: Path) -> str | None:
    """The folder from the root of its repository, from where GitHub looks for annotated files."""
    folder = folder.resolve()
    workspace = os.environ.get("GITHUB_WORKSPACE")
    roots = [parent for parent in folder.parents if (parent / ".git").exists()]
    roots += [Path(workspace).resolve()] if workspace else []  # a checkout may come without .git
    root = next((root for root in roots if folder.is_relative_to(root)), None)
    return folder.relative_to(root).as_posix() if root else None
