"""The command line: the only module that prints and exits. Heavy imports wait for their command.

Exit status: 0 all is well, 1 drift and nothing else, 2 could not run, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
import warnings
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from codegen.errors import CodegenError, CodegenWarning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from codegen.config import Config
    from codegen.drift import Report

    Command = Callable[[Config], tuple[int, str]]

FORMATS = ("text", "json", "github")
DRIFT, FAILURE, INTERRUPTED = 1, 2, 130

_LONG = 1.0  # seconds after which a person at a terminal is told that work goes on
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


class _Commands(click.Group):
    """Commands that return their exit status. Click's own would be 1 for whatever went wrong."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - click's own signature
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # what cannot be printed here is escaped
                stream.reconfigure(errors="backslashreplace")
        try:
            status = super().main(*args, **{**extra, "standalone_mode": False})
        except click.Abort:
            click.echo("interrupted", err=True)
            status = INTERRUPTED
        except click.ClickException as error:
            command = (
                error.ctx.command_path
                if isinstance(error, click.UsageError) and error.ctx
                else "codegen"
            )
            _complain([f"{error.format_message()}\n  hint: see {command} --help"])
            status = FAILURE
        except SystemExit as stop:  # where nobody reads the help any more, click says 1
            status = FAILURE if stop.code else 0
        sys.exit(status)


_project = click.option(
    "--project",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of pyproject.toml; by default this one or the nearest above.",
)
_debug = click.option("--debug", is_flag=True, help="Show the traceback of an error.")


@click.group(
    cls=_Commands,
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


@main.command(short_help="Bring the output up to date with the models.")
@_project
@_debug
def generate(project: Path | None, debug: bool) -> int:  # noqa: FBT001 - a flag of the command line
    """Write what changed; delete what no model needs any more: exit 0, or 2 on error."""

    def run(config: Config) -> tuple[int, str]:
        from codegen.pipeline import generate  # noqa: PLC0415 - heavy

        result = generate(config)
        folder = config.folder.as_posix()
        lines = [
            *(f"wrote {folder}/{path}" for path in result.written),
            *(f"deleted {folder}/{path}" for path in result.deleted),
            (
                f"{len(result.written)} written, {len(result.deleted)} deleted, "
                f"{result.unchanged} unchanged"
            ),
        ]
        return 0, "\n".join(lines)

    return _run(run, project, debug=debug)


@main.command(short_help="Compare the committed output with the models.")
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
@_project
@_debug
def check(project: Path | None, debug: bool, from_schema: bool, format_: str | None) -> int:  # noqa: FBT001 - flags of the command line
    """Compare the committed output with the models: exit 0 if equal, 1 on drift, 2 on error."""

    def run(config: Config) -> tuple[int, str]:
        from codegen.drift import check  # noqa: PLC0415 - heavy

        report = check(config, from_schema=from_schema)
        status = 0 if report.clean else DRIFT
        return status, _report(report, format_ or _default_format(), config.folder)

    return _run(run, project, debug=debug)


def _default_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _report(report: Report, format_: str, folder: Path) -> str:
    from codegen import report as reports  # noqa: PLC0415 - not needed by generate

    if format_ == "json":
        return reports.as_json(report)
    if format_ == "github":
        return reports.as_github(report, _in_repository(folder))
    lines = reports.as_text(report).split("\n")
    coloured = [
        click.style(line, fg=_COLOURS[line[0]]) if line[:1] in _COLOURS else line for line in lines
    ]
    return "\n".join(coloured if _is_colourful(sys.stdout) else lines)


def _in_repository(folder: Path) -> str | None:
    """The folder from the root of its repository, from where GitHub looks for annotated files."""
    folder = folder.resolve()
    workspace = os.environ.get("GITHUB_WORKSPACE")
    roots = [parent for parent in folder.parents if (parent / ".git").exists()]
    roots += [Path(workspace).resolve()] if workspace else []  # a checkout may come without .git
    root = next((root for root in roots if folder.is_relative_to(root)), None)
    return folder.relative_to(root).as_posix() if root else None


def _run(command: Command, project: Path | None, *, debug: bool) -> int:
    """Run a command on the project and print what it says; a mistake needs no traceback."""
    from codegen.config import find_project, load_config  # noqa: PLC0415 - not needed by --help

    try:
        # Stdout is ours: what the user's models print there, whenever they do, goes elsewhere.
        with redirect_stdout(sys.stderr), _patience(), _telling_warnings():
            root = project.resolve() if project else find_project(Path())
            status, text = command(load_config(root))
    except CodegenError as error:
        return _failed(map(str, error.problems), debug=debug)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - 1 is drift alone; a Rust panic is no Exception
        return _failed([_unexpected(error)], debug=debug)
    _print(text)
    return status


@contextmanager
def _patience() -> Iterator[None]:
    """Tell a person at a terminal that long work goes on."""
    timer = threading.Timer(_LONG, click.echo, ["still working ..."], {"err": True})
    timer.daemon = True
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def _telling_warnings() -> Iterator[None]:
    """Print our own warnings like errors, each of them; those of the user's modules as ever."""
    with warnings.catch_warnings():
        show = warnings.showwarning

        def tell(
            message: Warning | str,
            category: type[Warning],
            *place: Any,  # noqa: ANN401 - passed on
            **more: Any,  # noqa: ANN401 - passed on
        ) -> None:
            if issubclass(category, CodegenWarning):
                _complain([str(message)], "warning", "yellow")
            else:
                show(message, category, *place, **more)

        warnings.showwarning = tell
        warnings.simplefilter("always", CodegenWarning)
        yield


def _failed(messages: Iterator[str] | Sequence[str], *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    _complain(messages)
    return FAILURE


def _unexpected(error: BaseException) -> str:
    hint = _old_pydantic() or "run it again with --debug, and report the traceback"
    return f"codegen: unexpected {type(error).__name__}: {error}\n  hint: {hint}"


def _old_pydantic() -> str | None:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - rarely needed

    try:
        found = version("pydantic")
    except PackageNotFoundError:
        return "pip install 'pydantic>=2.12'"
    is_old = tuple(map(int, found.split(".")[:2])) < (2, 12)
    return f"pip install 'pydantic>=2.12'; there is {found}" if is_old else None


def _complain(
    messages: Iterator[str] | Sequence[str], severity: str = "error", colour: str = "red"
) -> None:
    start = f"{severity}:"
    if _is_colourful(sys.stderr):
        start = click.style(start, fg=colour, bold=True)
    click.echo("\n".join(f"{start} {message}" for message in messages), err=True)


def _is_colourful(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _print(text: str) -> None:
    """Print to stdout; if its reader has left (`| head`), the exit status is still the verdict."""
    try:
        click.echo(text)
    except BrokenPipeError:
        # Else Python would try once more at its end, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
