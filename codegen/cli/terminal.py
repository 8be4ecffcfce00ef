"""What is printed, and where to: verdicts to stdout, all else to stderr, colour for people only.

Besides the log, GitHub is told where the files of the project are, and given a summary.
"""

from __future__ import annotations

import os
import re
import sys
import threading
import warnings
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from codegen.cli.ending import lost
from codegen.errors import CodegenWarning
from codegen.lines import as_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.untyped import Passed


_LONG = 1.0  # seconds after which a person at a terminal is told that work goes on


@contextmanager
def patience() -> Iterator[None]:
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
def telling_warnings() -> Iterator[None]:
    """Print our own warnings like errors, each of them; those of the user's modules as ever."""
    with warnings.catch_warnings():
        show = warnings.showwarning

        def tell(
            message: Warning | str,
            category: type[Warning],
            *place: Passed,
            **more: Passed,
        ) -> None:
            if issubclass(category, CodegenWarning):
                complain([str(message)], "warning", "yellow")
            else:
                show(message, category, *place, **more)

        warnings.showwarning = tell
        warnings.simplefilter("always", CodegenWarning)
        yield


def complain(messages: Iterable[str], severity: str = "error", colour: str = "red") -> None:
    """Print errors, or warnings, to stderr."""
    start = f"{severity}:"
    if is_colourful(sys.stderr):
        start = click.style(start, fg=colour, bold=True)
    text = "\n".join(f"{start} {as_lines(message)}" for message in messages)
    if is_running():
        text = _COMMAND.sub(lambda found: " ".join(filter(None, found.groups())), text)
    sys.audit("codegen.print", text, "stderr")
    click.echo(text, err=True)


_COMMAND = re.compile(r"^(\s*:)(:)|(##)(\[)", re.MULTILINE)
"""By what GitHub takes a line for a command; with a space between, it is a text."""


def is_colourful(stream: TextIO) -> bool:
    """Whether a person reads the stream who has not asked for plain text."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def print_text(text: str) -> None:
    """Print to stdout."""
    sys.audit("codegen.print", text, "stdout")
    click.echo(text)


def tell_lost() -> None:
    """Say that what was printed is lost, which changes no verdict; not where `| head` has left."""
    error = lost(sys.stdout)
    if error is not None:
        complain([f"what is printed is lost: {error.strerror}"], "warning", "yellow")


_PLACE = re.compile(r"(?P<file>.+?\.\w+)(?::(?P<line>\d+))?(?::? .*)?", re.DOTALL)
"""The place of a problem: `app/models.py:3: app.models.User`, `pyproject.toml [tool.codegen]`."""


def is_running() -> bool:
    """Whether this is a step of a workflow."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def in_repository(place: Path) -> str | None:
    """A path from the root of its repository, from where GitHub looks for annotated files."""
    place = place.resolve()
    workspace = os.environ.get("GITHUB_WORKSPACE")
    roots = [parent for parent in (place, *place.parents) if (parent / ".git").exists()]
    roots += [Path(workspace).resolve()] if workspace else []  # a checkout may come without .git
    root = next((root for root in roots if place.is_relative_to(root)), None)
    return place.relative_to(root).as_posix() if root else None


def located(where: str, start: Path) -> tuple[str, int] | None:
    """The file and line that the place of a problem names, if there is such a file.

    It is looked for in `start` and the folders above, of which one is the project's.
    """
    match = _PLACE.fullmatch(where)
    if not match:
        return None
    bases = (start.resolve(), *start.resolve().parents)
    files = (base / match["file"] for base in bases)
    file = next(filter(os.path.isfile, files), None)  # that of pathlib raises for a long name
    return (in_repository(file) or match["file"], int(match["line"] or 1)) if file else None


def add_summary(text: str) -> None:
    """Add Markdown to the summary of the step; that it cannot be written changes no verdict."""
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if place and text:
        with suppress(OSError), Path(place).open("a", encoding="utf-8", errors="replace") as file:
            file.write(text)
