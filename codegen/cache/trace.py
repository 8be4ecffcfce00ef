"""What a run looks at: every file, folder and variable, and whatever cannot be looked at again.

The interpreter announces what is opened and listed to audit hooks; our own modules announce in the
same way when the user's code runs (`codegen.import`), what is asked of git (`codegen.git`) and what
is printed (`codegen.print`). Probes for files and variables are announced by nobody, so while the
user's code runs, the functions that make them are watched.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from codegen.untyped import Value

_UNREPEATABLE = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.bind",
    "sqlite3.connect",
    "urllib.Request",
)
"""What the user's code may do on import whose outcome no record can hold."""

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Trace:
    """A run that is being watched, as a context; what it found stays in its fields.

    `is_whole` turns false where something was met that cannot be compared with a later run.
    """

    def __init__(self) -> None:
        self.started = time.time_ns()
        self.files: set[str] = set()
        self.folders: set[str] = set()
        self.probes: set[str] = set()
        self.variables: set[str] = set()
        self.repositories: set[str] = set()
        self.printed: list[tuple[str, bool]] = []
        self.is_whole = True
        self._is_on = False
        self._is_users = False
        self._watched: list[tuple[Value, str, Value]] = []

    def __enter__(self) -> None:
        self._is_on = True
        sys.addaudithook(self._hear)  # there is no way to take one away

    def __exit__(self, *error: object) -> None:
        self._is_on = False
        self._unwatch()
        modules = [getattr(each, "__file__", None) for each in list(sys.modules.values())]
        self.files |= {file for file in modules if isinstance(file, str)}

    def _hear(self, event: str, arguments: tuple[Value, ...]) -> None:
        if not self._is_on:
            return
        match event, arguments:
            case "open", (path, mode, flags):
                self._opened(path, mode, flags)
            case (("os.listdir" | "os.scandir"), (path,)):
                self._note(self.folders, "." if path is None else path)
            case "codegen.import", ("begins",):
                self._is_users = True
                self._watch()
            case "codegen.import", ("ends",):
                self._is_users = False
                self._unwatch()
            case "codegen.git", (folder,):
                self._note(self.repositories, folder)
            case "codegen.print", (text, stream):
                self.printed.append((text, stream == "stderr"))
            case _ if self._is_users and event.startswith(_UNREPEATABLE):
                self.is_whole = False

    def _opened(self, path: Value, mode: str | None, flags: int) -> None:
        if isinstance(path, int):
            return
        name = os.fsdecode(path)
        writes = set(mode or "") & set("wax+") or flags & _WRITES
        if not writes:
            self._note(self.files, name)
        elif "__pycache__" not in name and not _is_lock(name):
            self.is_whole = False  # what was written is not what was read

    def _note(self, found: set[str], path: Value) -> None:
        if isinstance(path, int):
            self.is_whole = False  # a descriptor: who knows of what
        else:
            found.add(os.path.abspath(os.fsdecode(path)))

    def _watch(self) -> None:
        """Watch what the user's code asks of the file system and of the environment."""
        environment: Value = type(os.environ)

        def probing(probe: Callable[..., Value]) -> Callable[..., Value]:
            def watched(path: Value, *more: Value, **options: Value) -> Value:
                self._note(self.probes, path)
                return probe(path, *more, **options)

            return watched

        def one(read: Callable[..., Value]) -> Callable[..., Value]:
            def watched(this: Value, key: Value) -> Value:
                self.variables.add(key if isinstance(key, str) else "*")
                return read(this, key)

            return watched

        def all_of(read: Callable[..., Iterator[str]]) -> Callable[..., Iterator[str]]:
            def watched(this: Value) -> Iterator[str]:
                self.variables.add("*")
                return read(this)

            return watched

        for owner, name, wrap in (
            (os, "stat", probing),
            (os, "lstat", probing),
            (environment, "__getitem__", one),
            (environment, "__iter__", all_of),
        ):
            function = getattr(owner, name)
            self._watched.append((owner, name, function))
            setattr(owner, name, wrap(function))

    def _unwatch(self) -> None:
        while self._watched:
            owner, name, function = self._watched.pop()
            setattr(owner, name, function)


def _is_lock(name: str) -> bool:
    """Whether a file is written without a text, or is no place on a disk."""
    return name.startswith(("/dev/", "\\\\.\\"))
