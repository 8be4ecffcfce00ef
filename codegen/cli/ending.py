"""The end of a run: with the status of its verdict, however the user's modules would end it."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

_REAL = os._exit


class Ending:
    """Takes the place of `os._exit` for good, so that no module of the user's ends the run with 0.

    What ends a process from outside of Python, or puts another in its place, it cannot keep off:
    see SECURITY.md.
    """

    def __init__(self) -> None:
        self._process = os.getpid()
        self._verdict: int | None = None

    def guard(self) -> None:
        """Take the place of `os._exit`, under all of its names."""
        for name in ("os", "posix", "nt"):
            if name in sys.modules:
                vars(sys.modules[name])["_exit"] = self._refuse

    def end(self, status: int) -> NoReturn:
        """End with the verdict, whatever runs from here on: threads, and handlers of `atexit`."""
        self._verdict = status
        sys.exit(status)

    def _refuse(self, status: int) -> NoReturn:
        if os.getpid() != self._process:  # a child that a module has forked
            _REAL(status)
        if self._verdict is not None:
            _REAL(self._verdict)
        raise SystemExit(f"os._exit({status!r}) would have ended codegen")
