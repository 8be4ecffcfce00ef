"""`codegen adopt`: start from a schema that is there already."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from codegen.cli.commands import debug_option, run_alone
from codegen.lines import as_line

if TYPE_CHECKING:
    from codegen.adopt import Adopted


@click.command("adopt", short_help="Write models for a JSON Schema or OpenAPI file.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder of the new package; by default one named after the file.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    help="Of the report.",
)
@debug_option
def command(file: Path, output: Path | None, format_: str, debug: bool) -> int:
    """Write a package of Pydantic models for a schema, and name what they do not say of it.

    FILE is a JSON Schema, an OpenAPI 3 document or a schema.json of codegen's, in JSON or YAML.
    No project is needed. Exit 0 when the models are written, whatever is lost; 2 on error.
    """

    def adopt_file() -> tuple[int, str]:
        from codegen.adopt import adopt

        result = adopt(file, output)
        return 0, _as_json(result) if format_ == "json" else _as_text(result)

    return run_alone(adopt_file, debug=debug)


def _as_json(result: Adopted) -> str:
    """The report for a program: `written`, `losses` of `where`, `was` and `now`, and `table`."""
    return json.dumps(asdict(result), indent=2, ensure_ascii=False)


def _as_text(result: Adopted) -> str:
    count = len(result.losses)
    lost = "Nothing is lost: exported, the models say what the file says."
    if count:
        lost = f"{count} {'loss' if count == 1 else 'losses'}, as Type.field: was -> is"
    return "\n".join(
        [
            *(f"wrote {path}" for path in result.written),
            "",
            lost,
            *(f"  {as_line(str(loss))}" for loss in result.losses),
            "",
            "Next, add to pyproject.toml:",
            "",
            result.table,
            "",
            "and run: codegen generate",
        ]
    )
