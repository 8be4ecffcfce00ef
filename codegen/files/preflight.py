"""What stands against writing a folder, found before anything is touched. Only reads."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from contextlib import contextmanager, suppress
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.errors import CodegenError, Problem
from codegen.files.disk import is_ours, our_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_AGAIN = "then run codegen again"
_CLEAR = f"move or delete it, {_AGAIN}"
_HINTS = {
    errno.EEXIST: _CLEAR,
    errno.ENOTDIR: _CLEAR,
    errno.ENOSPC: f"free space on the disk, {_AGAIN}",
    errno.ENAMETOOLONG: f"shorten the name of the module that it comes from, {_AGAIN}",
}
_ALLOW = f"allow codegen to read and write it, {_AGAIN}"


def refuse(problems: Iterable[Problem]) -> None:
    """Raise what was found, if anything: of each place only its first fault of a kind."""
    first: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        first.setdefault((problem.where, problem.rule), problem)
    if first:
        raise CodegenError(first[key] for key in sorted(first))


@contextmanager
def reported(place: Path) -> Iterator[None]:
    """Turn what the system refuses into a fault of `place`."""
    try:
        yield
    except OSError as error:
        raise CodegenError([of_system(place, error)]) from error


def of_system(place: Path, error: OSError) -> Problem:
    """The fault of `place` that the system reports."""
    hint = _HINTS.get(error.errno or 0, _ALLOW)
    what = f"cannot be read or written: {error.strerror or error}"
    return Problem("output-writable", str(place), what, hint)


def unfit(folder: Path, files: Mapping[str, str]) -> Iterator[Problem]:
    """Paths and texts that are wrong whatever is on the disk."""
    yield from misnamed(folder, files)
    for path, text in files.items():
        if not is_ours(text):
            what = "its text does not carry the header"
            hint = "let the template start with the lines of `header`, as comments"
            yield Problem("template-header", str(folder / path), what, hint)
        if not _is_unicode(text):
            what = "its text holds half a character"
            hint = "let the template print values by a filter, such as tojson"
            yield Problem("template-renders", str(folder / path), what, hint)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def misnamed(folder: Path, paths: Iterable[str]) -> Iterator[Problem]:
    """Paths that are wrong whatever is on the disk."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        if not is_plain(path):
            what = "is not a plain path below the output folder"
            hint = "rename the module that it comes from"
            yield Problem("output-inside", str(folder / path), what, hint)
            continue
        for place in (*(f"{parent}/" for parent in folders_of(path)), path):
            key = unicodedata.normalize("NFC", place.rstrip("/")).casefold()
            if (other := seen.setdefault(key, place)) != place:
                what = f"is one path with {other} where case is not told apart"
                hint = "rename one of the modules that they come from"
                yield Problem("output-unique", str(folder / place), what, hint)


def is_plain(path: str) -> bool:
    """Whether a path leads below the folder that it starts from, on every system."""
    return not set(path) & set("\\:\0") and not set(path.split("/")) & {"", ".", ".."}


def folders_of(path: str) -> list[str]:
    """The folders on the way: `a` and `a/b` for `a/b/c`."""
    return list(accumulate(path.split("/"), "{}/{}".format))[:-1]


def obstacles(folder: Path, paths: Iterable[str]) -> Iterator[Problem]:
    """What is on the disk where `paths` are to be written, and is not ours to replace."""
    plain = [*filter(is_plain, paths)]
    top = Path(os.path.realpath(folder))
    parents = dict.fromkeys(parent for path in plain for parent in folders_of(path))
    detours = {parent: _detour(folder / parent, top / parent) for parent in parents}
    for path in plain:
        found = (detours[parent] for parent in folders_of(path))
        if problem := next(filter(None, found), None) or _occupied(folder / path):
            yield problem


def _detour(place: Path, direct: Path) -> Problem | None:
    """Why `place` is no folder to write to; a junction of Windows is found as a link is."""
    if os.path.normcase(os.path.realpath(place)) != os.path.normcase(direct):
        what = "is a symbolic link, where a folder is needed"
        return Problem("output-inside", str(place), what, _CLEAR)
    with suppress(OSError):
        if not stat.S_ISDIR(place.lstat().st_mode):
            what = "is a file, where a folder is needed"
            return Problem("output-writable", str(place), what, _CLEAR)
    return None


def _occupied(target: Path) -> Problem | None:
    """Why what is at `target` must not be replaced."""
    try:
        mode = target.lstat().st_mode
        ours = our_text(target) is not None  # though not listed: where case is not told apart
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return of_system(target, error)
    if stat.S_ISLNK(mode):
        return Problem("output-inside", str(target), "is a symbolic link", _CLEAR)
    if stat.S_ISDIR(mode):
        what = "is a folder, where a file is needed"
        return Problem("output-writable", str(target), what, _CLEAR)
    return None if ours else Problem("output-foreign", str(target), "is not codegen's", _CLEAR)


def unwritable(folder: Path, paths: Iterable[str]) -> Iterator[Problem]:
    """The folders, or the nearest that exist, in which `paths` cannot be made or deleted."""
    for place in {(folder / path).parent for path in paths if is_plain(path)}:
        nearest = next(filter(os.path.lexists, (place, *place.parents)), place)
        if not os.access(nearest, os.W_OK | os.X_OK) and nearest.is_dir():
            yield Problem("output-writable", str(nearest), "cannot be written", _ALLOW)
