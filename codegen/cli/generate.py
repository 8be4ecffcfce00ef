"""`codegen generate`: write what the models say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from codegen.cli.commands import cache_option, debug_option, project_option, run
from codegen.lines import as_line

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.config import Config


@click.command("generate", short_help="Bring the output up to date with the models.")
@click.option(
    "--strict",
    is_flag=True,
    help="Write files anew that a formatter has changed, too.",
)
@project_option
@cache_option
@debug_option
def command(project: Path | None, debug: bool, strict: bool) -> int:
    """Write what changed; delete what no model needs any more: exit 0, or 2 on error."""
    return run(partial(_generate, strict=strict), project, debug=debug)


def _generate(config: Config, *, strict: bool) -> tuple[int, str]:
    from codegen.pipeline import generate

    result = generate(config, strict=strict)
    folder = config.folder.as_posix()
    lines = [
        *(f"wrote {folder}/{as_line(path)}" for path in result.written),
        *(f"deleted {folder}/{as_line(path)}" for path in result.deleted),
        (
            f"{len(result.written)} written, {len(result.deleted)} deleted, "
            f"{result.unchanged} unchanged"
        ),
    ]
    return 0, "\n".join(lines)
