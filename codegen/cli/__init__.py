"""The command line: the only package that prints and exits. Heavy imports wait for their command.

Exit status: 0 all is well, 1 what the command looks for is there, 2 could not run, 130 interrupted.
"""

from __future__ import annotations

import click

from codegen.cli import adopt, breaking, check, generate, prove, watch
from codegen.cli.commands import FAILURE, Commands

__all__ = ["main"]


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
)
@click.version_option(package_name="lockstep-codegen", prog_name="codegen")
@click.pass_context
def main(context: click.Context) -> None:
    """Pydantic models to JSON Schema and TypeScript that are true on the wire."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(FAILURE)


for _module in (generate, check, watch, breaking, prove, adopt):
    main.add_command(_module.command)
