"""What is printed, and where to: verdicts to stdout, all else to stderr, colour for people only."""

from __future__ import annotations

import os
import sys
import threading
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

import click

from codegen.cli.streams import lost
from codegen.errors import CodegenWarning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
            *place: Any,  # noqa: ANN401 - passed on
            **more: Any,  # noqa: ANN401 - passed on
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
    text = "\n".join(f"{start} {message}" for message in messages)
    sys.audit("codegen.print", text, True)  # noqa: FBT003 - to stderr
    click.echo(text, err=True)


def is_colourful(stream: TextIO) -> bool:
    """Whether a person reads the stream who has not asked for plain text."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def print_text(text: str) -> None:
    """Print to stdout."""
    sys.audit("codegen.print", text, False)  # noqa: FBT003 - to stdout
    click.echo(text)


def tell_lost() -> None:
    """Say that what was printed is lost, which changes no verdict; not where `| head` has left."""
    error = lost(sys.stdout)
    if error is not None:
        complain([f"what is printed is lost: {error.strerror}"], "warning", "yellow")
