"""The record of a clean run: what it looked at as that was, and what it said.

A file is the same if its size, times and number are, or else its content. Imports nothing that a
start of Python has not loaded, but json.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from codegen.cache.trace import Trace
    from codegen.untyped import JsonValue

    Signature: TypeAlias = tuple[list[int], str] | None
    """Size, times and number of a file, and the hash of its content; None where there is none."""

FOLDER = ".codegen_cache"
"""The folder of records, in that of pyproject.toml; it holds a .gitignore of its own."""

_FORMAT = 2
_FINEST = 1000
"""Nanoseconds that a file system keeps of the time of a record. A record says when it was written,
and git writes files at no time of the author's choice: so one that is committed is never believed.
"""
_SETTLED = 2 * 10**9
"""Nanoseconds: what changed less before a run than this may change again within one time stamp."""

_ALWAYS = (
    *("CI", "GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "NO_COLOR", "FORCE_COLOR"),
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_CONFIG_GLOBAL", "HOME", "XDG_CONFIG_HOME"),
    *("PATH", "PYTHONPATH", "PYTHONHASHSEED", "PYTHONWARNINGS", "VIRTUAL_ENV"),
)
"""Variables that our own code, git or Python go by."""

_OF_THE_TERMINAL = {"_", "SHLVL", "PWD", "OLDPWD", "COLUMNS", "LINES", "TERM_SESSION_ID", "PS1"}
"""Variables that differ from one terminal to the next; of others, settings may be made."""


class Record(NamedTuple):
    """What a run depended on. `files` by path, `folders` by the hash of the names in them."""

    files: dict[str, Signature]
    folders: dict[str, str]
    probes: dict[str, int]
    variables: dict[str, str]
    printed: list[tuple[str, bool]]

    @classmethod
    def of(cls, trace: Trace) -> Record | None:
        """The record of a run; None where it cannot be compared with a later one."""
        if not trace.is_whole:
            return None
        paths = {*trace.files, *(one for each in trace.repositories for one in _of_git(each))}
        files = {path: _signed(path) for path in sorted(paths)}
        newest = trace.started - _SETTLED
        if any(each is not None and max(each[0][1:3]) > newest for each in files.values()):
            return None
        return cls(
            files,
            {path: _listed(path) for path in sorted(trace.folders)},
            {path: _kind(path) for path in sorted(trace.probes)},
            {name: _value(name) for name in sorted({*trace.variables, *_ALWAYS})},
            trace.printed,
        )

    def changes(self) -> Iterator[str]:
        """What is not as it was; looked for one by one, the cheapest first."""
        yield from (name for name, value in self.variables.items() if _value(name) != value)
        yield from (path for path, signed in self.files.items() if not _is_same(path, signed))
        yield from (path for path, names in self.folders.items() if _listed(path) != names)
        yield from (path for path, kind in self.probes.items() if _kind(path) != kind)


def replay(arguments: Sequence[str]) -> bool:
    """Print what the last run with these arguments said, if all is as it was then."""
    try:
        path = _home(arguments)
        if path is None:
            return False
        with open(path, encoding="utf-8") as file:
            stored = json.load(file)
            written = os.fstat(file.fileno()).st_mtime_ns
        if stored.pop("written") != written or stored.pop("key") != _key(arguments):
            return False  # also where it came with the repository, and not from a run of ours
        record = Record(**stored)
        if (changed := next(record.changes(), None)) is not None:
            if "--debug" in arguments:
                sys.stderr.write(f"the last run does not count: {changed} has changed\n")
            return False
        for text, is_error in record.printed:
            stream = sys.stderr if is_error else sys.stdout
            stream.write(f"{text}\n")
            stream.flush()
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return False  # a record that is torn or foreign, or a stream that is closed
    return True


def store(arguments: Sequence[str], record: Record | None) -> None:
    """Keep the record of a clean run, or forget the last one; a disk that refuses is no fault."""
    import contextlib  # noqa: PLC0415 - not needed by `replay`
    import secrets  # noqa: PLC0415 - not needed by `replay`
    import time  # noqa: PLC0415 - not needed by `replay`

    with contextlib.suppress(OSError):
        path = _home(arguments)
        if path is None:
            return
        if record is None:
            os.unlink(path)
            return
        folder = os.path.dirname(path)
        os.makedirs(folder, exist_ok=True)
        ignore = os.path.join(folder, ".gitignore")
        if not os.path.lexists(ignore):
            _write(ignore, "*\n")
        temporary = f"{path}.{secrets.token_hex(4)}"
        now = time.time_ns() // _FINEST * _FINEST
        stored = {"key": _key(arguments), "written": now, **record._asdict()}
        _write(temporary, json.dumps(stored))
        os.utime(temporary, ns=(now, now))
        os.replace(temporary, path)


def _write(path: str, text: str) -> None:
    with open(path, "x", encoding="utf-8") as file:  # which follows no link
        file.write(text)


def _home(arguments: Sequence[str]) -> str | None:
    """Where the record of a run with these arguments is; None outside of a project."""
    stated = [arguments[at + 1] for at, each in enumerate(arguments[:-1]) if each == "--project"]
    stated += [each.partition("=")[2] for each in arguments if each.startswith("--project=")]
    folder = os.path.abspath(stated[-1] if stated else ".")
    while not _is_project(folder):
        above = os.path.dirname(folder)
        if above == folder or stated:
            return None
        folder = above
    if os.path.islink(os.path.join(folder, FOLDER)):  # to who knows where
        return None
    return os.path.join(folder, FOLDER, f"{_hash(repr(_said(arguments)).encode())}.json")


def _said(arguments: Sequence[str]) -> list[str]:
    """The arguments that bear on the verdict."""
    return [each for each in arguments if each not in {"--debug", "--cache"}]


def _is_project(folder: str) -> bool:
    try:
        with open(os.path.join(folder, "pyproject.toml"), "rb") as file:
            return b"codegen" in file.read()
    except OSError:
        return False


def _key(arguments: Sequence[str]) -> list[JsonValue]:
    """What has to be as it was before anything else is looked at."""
    people = [stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr)]
    python = [sys.version, sys.executable, sys.flags.optimize, sys.path]
    return [_FORMAT, os.getcwd(), *_said(arguments), *people, *python]


def _signed(path: str) -> Signature:
    try:
        found = os.stat(path)
        if stat.S_ISDIR(found.st_mode):
            return ([0, 0, 0, 0], "folder")
        return (_stamps(found), "" if _is_installed(path) else _hash_of(path))
    except OSError:
        return None


def _is_same(path: str, signature: Signature) -> bool:
    """Whether a file is what it was: by its stamps or, where these differ, by its content."""
    try:
        found = os.stat(path)
        if signature is None:
            return False
        if stat.S_ISDIR(found.st_mode):
            return signature[1] == "folder"
        stamps, content = signature
        if _stamps(found) == stamps:
            return True
        return found.st_size == stamps[0] and content != "" and _hash_of(path) == content
    except OSError:
        return signature is None


def _stamps(found: os.stat_result) -> list[int]:
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _is_installed(path: str) -> bool:
    """Whether a file is Python's or a library's; these are large, and nobody edits them."""
    return "site-packages" in path or path.startswith(sys.base_prefix)


def _listed(path: str) -> str:
    """The names in a folder, but for what Python and we leave there."""
    try:
        names = sorted({*os.listdir(path)} - {"__pycache__", FOLDER})
    except OSError:
        return ""
    return _hash("\0".join(names).encode("utf-8", "surrogateescape"))


def _kind(path: str) -> int:
    try:
        return stat.S_IFMT(os.stat(path).st_mode)
    except (OSError, ValueError):
        return 0


def _value(name: str) -> str:
    """The hash of a variable, which may be a secret; "*" stands for all of them."""
    if name == "*":
        stated = {key: each for key, each in os.environ.items() if key not in _OF_THE_TERMINAL}
        return _hash(repr(sorted(stated.items())).encode("utf-8", "surrogateescape"))
    return _hash(repr(os.environ.get(name)).encode("utf-8", "surrogateescape"))


def _of_git(folder: str) -> Iterator[str]:
    """The files by which git tells what it tracks and ignores below a folder."""
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    yield from (os.path.join(home, "git", name) for name in ("ignore", "config"))
    yield from (os.path.expanduser("~/.gitconfig"), "/etc/gitconfig")
    while True:
        yield os.path.join(folder, ".gitignore")
        place = os.path.join(folder, ".git")
        if os.path.lexists(place):
            for each in (place, _linked(place)):
                yield from (os.path.join(each, name) for name in _GIT_FILES)
            return
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


_GIT_FILES = ("index", "config", os.path.join("info", "exclude"))


def _linked(place: str) -> str:
    """The folder of git for a linked work tree, whose `.git` is a file that names it."""
    try:
        with open(place, encoding="utf-8") as file:
            return os.path.join(
                os.path.dirname(place), file.read().partition("gitdir: ")[2].strip()
            )
    except (OSError, ValueError):
        return place


def _hash_of(path: str) -> str:
    with open(path, "rb") as file:
        return _hash(file.read())


def _hash(data: bytes) -> str:
    from hashlib import blake2b  # noqa: PLC0415 - only where something is compared

    return blake2b(data, digest_size=16).hexdigest()
