"""What all commands share: their exit status, their options, and how one is run on a project."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import click

import codegen
from codegen.cli.ending import Ending, make_lasting
from codegen.cli.terminal import complain, patience, print_text, tell_lost, telling_warnings
from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from codegen.config import Config
    from codegen.untyped import Passed

    Command = Callable[[Config], tuple[int, str]]
    Tell = Callable[[Sequence[Problem | str]], None]

FAILURE, INTERRUPTED = 2, 130

_RARELY = (100_000, 20, 50)
"""When to look for garbage: hardly any is made, and an eighth of a run was spent on the search."""

_CLASH = (
    "codegen: another distribution has put a module of the same name over ours: {}\n  hint: "
    "keep one of the two: pip uninstall codegen && pip install --force-reinstall lockstep-codegen"
)


class Commands(click.Group):
    """Commands that return their exit status. Click's own would be 1 for whatever went wrong."""

    def main(self, *args: Passed, **extra: Passed) -> Passed:
        """Run a command, and end the process with its status."""
        ending = Ending()
        if not args and not extra:  # as a program, and not in a process of somebody else's
            ending.guard()
            make_lasting()
            gc.set_threshold(*_RARELY)
        ending.end(self._status(*args, **extra))

    def _status(self, *args: Passed, **extra: Passed) -> int:
        if not hasattr(codegen, "_LAZY"):
            complain([_CLASH.format(codegen.__file__)])
            return FAILURE
        try:
            status: int = super().main(*args, **{**extra, "standalone_mode": False})
            tell_lost()
        except click.Abort:
            click.echo("interrupted", err=True)
            status = INTERRUPTED
        except click.ClickException as error:
            command = (
                error.ctx.command_path
                if isinstance(error, click.UsageError) and error.ctx
                else "codegen"
            )
            complain([f"{error.format_message()}\n  hint: see {command} --help"])
            status = FAILURE
        except Exception as error:  # noqa: BLE001 - such as one in an annotation; 1 is a verdict
            complain([_unexpected(error)])
            status = FAILURE
        except SystemExit as stop:  # where nobody reads the help any more, click says 1
            status = FAILURE if stop.code else 0
        return status


project_option = click.option(
    "--project",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of pyproject.toml; by default this one or the nearest above.",
)
cache_option = click.option(
    "--cache/--no-cache",
    default=None,
    expose_value=False,  # decided before anything of this is imported
    help="Where nothing has changed, say what the last run said; in CI only with --cache.",
)
debug_option = click.option("--debug", is_flag=True, help="Show the traceback of an error.")


def run(command: Command, project: Path | None, *, debug: bool, tell: Tell | None = None) -> int:
    """Run a command on the project and print what it says; a mistake needs no traceback.

    What went wrong is told to `tell` as well.
    """
    from codegen.config import find_project, load_config

    def on_project() -> tuple[int, str]:
        root = project.resolve() if project else find_project(Path())
        return command(load_config(root))

    return run_alone(on_project, debug=debug, tell=tell)


def run_alone(
    command: Callable[[], tuple[int, str]], *, debug: bool, tell: Tell | None = None
) -> int:
    """Run a command that needs no project, as `run` does."""
    errors = sys.stderr  # which a module may replace
    try:
        _look_around()
        # Stdout is ours: what the user's models print there, whenever they do, goes elsewhere.
        with redirect_stdout(errors), redirect_stderr(errors), patience(), telling_warnings():
            status, text = command()
    except CodegenError as error:
        return _failed(error.problems, tell, debug=debug)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - 1 is a verdict; a Rust panic is no Exception
        return _failed([_unexpected(error)], tell, debug=debug)
    print_text(text)
    return status


def _look_around() -> None:
    """Raise CodegenError where the current folder has been deleted, from which all paths start."""
    try:
        Path.cwd()
    except OSError as error:
        where = os.environ.get("PWD", "the current folder")
        what = f"the folder that codegen runs in is not there: {error.strerror}"
        raise CodegenError(
            [Problem("folder-exists", where, what, "change to one that is")]
        ) from error


def _failed(problems: Sequence[Problem | str], tell: Tell | None, *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    complain(map(str, problems))
    if tell:
        tell(problems)
    return FAILURE


def _unexpected(error: BaseException) -> str:
    hint = _old_pydantic() or "run it again with --debug, and report the traceback"
    return f"codegen: unexpected {type(error).__name__}: {error}\n  hint: {hint}"


def _old_pydantic() -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version("pydantic")
    except PackageNotFoundError:
        return "pip install 'pydantic>=2.12'"
    is_old = tuple(map(int, found.split(".")[:2])) < (2, 12)
    return f"pip install 'pydantic>=2.12'; there is {found}" if is_old else None
