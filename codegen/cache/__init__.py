"""The command line; where nothing has changed, a run says what the last one said.

A run whose verdict was "clean" leaves a record of all that it looked at: files, folders, variables,
the state of git. If all of it is as it was, the next run says the same, before anything heavy is
imported. Whatever is in doubt leads to the full run.
"""

from __future__ import annotations

import os
import sys

from codegen.cache.record import Record, replay, store

__all__ = ["main"]

_COMMANDS = {"check", "generate"}
_OFF, _ON = "--no-cache", "--cache"


def main() -> None:
    """Run the command line, and end the process with its status."""
    arguments = sys.argv[1:]
    if not _may_use_cache(arguments):
        _run()
    if replay(arguments):
        sys.exit(0)
    from codegen.cache.trace import Trace  # noqa: PLC0415 - not needed where nothing changed

    trace = Trace()
    with trace:
        try:
            _run()
        except SystemExit as end:
            status = end.code
    if not status:
        store(arguments, Record.of(trace))
    raise SystemExit(status)  # not sys.exit, in whose place a module may have put another


def _may_use_cache(arguments: list[str]) -> bool:
    """Whether a command is asked for that may be told from its last run; in CI only on demand."""
    if not arguments or arguments[0] not in _COMMANDS or _OFF in arguments:
        return False
    return _ON in arguments or not os.environ.get("CI")


def _run() -> None:
    from codegen.cli import main as command_line  # noqa: PLC0415 - heavy

    command_line()
