"""The end of a run: with the status of its verdict, however the user's modules would end it.

The standard streams never fail: what cannot be printed is lost, and the verdict stays.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import threading
from typing import TYPE_CHECKING, NoReturn, TextIO

if TYPE_CHECKING:
    from typing_extensions import Buffer


_REAL = os._exit
_PATIENCE = 5.0  # seconds, in which threads that have an end may come to it


class Ending:
    """Takes the place of `os._exit` for good, so that no module of the user's ends the run with 0.

    What ends a process from outside of Python, or puts another in its place, it cannot keep off:
    see SECURITY.md.
    """

    def __init__(self) -> None:
        self._process = os.getpid()
        self._is_guarded = False
        self._verdict: int | None = None

    def guard(self) -> None:
        """Take the place of `os._exit`, under all of its names."""
        self._is_guarded = True
        for name in ("os", "posix", "nt"):
            if name in sys.modules:
                vars(sys.modules[name])["_exit"] = self._refuse

    def end(self, status: int) -> NoReturn:
        """End with the verdict, whatever runs from here on: threads, and handlers of `atexit`.

        Python waits for threads, and for what `multiprocessing` has started; we do not wait long.
        """
        self._verdict = status
        if self._is_guarded:
            timer = threading.Timer(_PATIENCE, self._cut_short, [status])
            timer.daemon = True
            timer.start()
        raise SystemExit(status)  # not sys.exit, in whose place a module may have put another

    def _cut_short(self, status: int) -> None:
        with contextlib.suppress(Exception):
            sys.stderr.write("warning: codegen ends before all that the models have started\n")
        _REAL(status)

    def _refuse(self, status: int) -> NoReturn:
        if os.getpid() != self._process:  # a child that a module has forked
            _REAL(status)
        if self._verdict is not None:
            _REAL(self._verdict)
        raise SystemExit(f"os._exit({status!r}) would have ended codegen")


_STANDARD = (0, 1, 2)


class _Raw(io.RawIOBase):
    """Passes on what is written, as long as that goes; `error` is why it does not any more."""

    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw
        self.error: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: Buffer, /) -> int | None:
        try:
            return self._raw.write(data)
        except OSError as error:  # a full disk, a reader that has left, a file that was closed
            self.error = error
            return memoryview(data).nbytes

    def fileno(self) -> int:
        return self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw.isatty()


class _Text(io.TextIOWrapper):
    """Text that is printed; a module of the user's may close it, and we print on."""

    def close(self) -> None:
        with contextlib.suppress(ValueError):
            self.flush()


def make_lasting() -> None:
    """Put streams that never fail in the place of stdout and stderr, also where these are closed.

    A stream that is closed would lend its number to the next file that is opened, and what is
    printed would get into that.
    """
    for number in _STANDARD:
        if not _is_open(number):
            os.open(os.devnull, os.O_RDWR)  # which gets the least free number: this one
    sys.stdout, sys.stderr = _lasting(sys.stdout, 1), _lasting(sys.stderr, 2)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _lasting(stream: TextIO | None, number: int) -> TextIO:
    if stream is None:
        return _text(io.FileIO(number, "w", closefd=False), "utf-8")
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)  # `python -u` has no buffer in between
    # A test keeps what is printed in a stream of its own.
    return _text(raw, stream.encoding) if isinstance(raw, io.RawIOBase) else stream


def _text(raw: io.RawIOBase, encoding: str) -> TextIO:
    """A stream that shows as an escape what its encoding cannot."""
    buffer = io.BufferedWriter(_Raw(raw))
    return _Text(buffer, encoding, errors="backslashreplace", line_buffering=True)


def lost(stream: TextIO) -> OSError | None:
    """Why something that was printed is lost; None where nothing is, or its reader has left."""
    stream.flush()
    raw = getattr(getattr(stream, "buffer", None), "raw", None)
    error = raw.error if isinstance(raw, _Raw) else None
    return None if isinstance(error, BrokenPipeError) else error
