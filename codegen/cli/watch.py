"""`codegen watch`: generate again whenever a model is saved.

Each run has an interpreter of its own, which imports everything but the models beforehand and waits
for a line. It ends by itself where that line does not come: nothing is left of a watch that ends.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from codegen.cli.commands import FAILURE, debug_option, project_option, run
from codegen.cli.terminal import complain
from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from codegen.config import Config

_INSTALL = "pip install 'lockstep-codegen[watch]'"
_STEP, _IDLE = 50, 200  # milliseconds: in which saves are one, and after which the first run begins
_PATIENCE = 10  # seconds for a run that is interrupted to take back what it has begun
_SUFFIXES = (".py", ".toml", ".jinja")

_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1)); "
    "from codegen.cli.watch import stand_by; stand_by()"
)


@click.command("watch", short_help="Generate again whenever a model is saved.")
@project_option
@debug_option
def command(project: Path | None, debug: bool) -> int:
    """Generate now and whenever a module, the configuration or a template is saved, until Ctrl-C.

    What is at fault in the models is told, and watching goes on.
    """
    watched: list[Config] = []

    def begin(config: Config) -> tuple[int, str]:
        _need_watchfiles()
        watched.append(config)
        return 0, f"watching {config.root}"

    status = run(begin, project, debug=debug)
    try:
        for config in watched:
            _watch(config, _starter(config.root, debug=debug))
    except OSError as error:
        complain([f"codegen watch: {error}\n  hint: raise the system's limit of watched files"])
        return FAILURE
    return status


def _need_watchfiles() -> None:
    if find_spec("watchfiles") is None:
        what = "watchfiles, which tells of saved files, is not here"
        raise CodegenError([Problem("watch-installed", "codegen watch", what, _INSTALL)])


def _watch(config: Config, start: Callable[[], subprocess.Popen[bytes]]) -> None:
    """Let one interpreter generate after the other, as long as nobody interrupts."""
    with _terminable():
        waiting = start()
        try:
            for changes in _changes(config):
                if changes:
                    click.echo(_told(changes, config.root), err=True)
                waiting.communicate(b"\n")
                waiting = start()
        finally:
            _end(waiting)


def _changes(config: Config) -> Iterator[set[str]]:
    """The paths of each set of changes: first of none at all, once they are watched."""
    from watchfiles import DefaultFilter, watch

    usual = DefaultFilter(ignore_paths=[str(config.folder.resolve())])
    found = watch(
        *{config.root, config.source_folder},
        watch_filter=lambda change, path: path.endswith(_SUFFIXES) and usual(change, path),
        debounce=4 * _STEP,
        step=_STEP,
        rust_timeout=_IDLE,
        yield_on_timeout=True,
    )
    next(found)
    yield set()
    yield from ({path for _, path in changes} for changes in found if changes)


def _told(paths: Iterable[str], root: Path) -> str:
    first, *others = sorted(path.removeprefix(f"{root}/") for path in paths)
    return f"{first} has changed" if not others else f"{first} and {len(others)} more have changed"


def _starter(root: Path, *, debug: bool) -> Callable[[], subprocess.Popen[bytes]]:
    """What starts an interpreter that stands by; Ctrl-C is ours, and does not reach it."""
    options = ["--project", str(root), *(["--debug"] if debug else [])]
    line = [sys.executable, "-c", _START, json.dumps(sys.path), *options]
    return lambda: subprocess.Popen(line, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603 - our own


def stand_by() -> None:
    """Import what a run needs, wait for a line, and generate; without one, do nothing."""
    from codegen import export, load, pipeline  # noqa: F401 - heavy
    from codegen.cli import main

    if sys.stdin.readline():
        sys.argv = ["codegen", "generate", *sys.argv[1:]]
        main()


def _end(run_: subprocess.Popen[bytes]) -> None:
    """End what stands by, or interrupt what runs and let it take back what it has begun."""
    if run_.stdin and not run_.stdin.closed:
        run_.stdin.close()
    else:
        run_.send_signal(signal.SIGINT)
    try:
        run_.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        run_.kill()
        run_.wait()


@contextmanager
def _terminable() -> Iterator[None]:
    """End on SIGTERM as on Ctrl-C."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
