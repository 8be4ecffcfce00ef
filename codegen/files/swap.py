"""Old texts for new ones, so that whoever looks, or kills us, finds each file whole.

A note of the folders that a run makes or empties stays until it ends: nothing else tells an empty
folder that a killed run left from one that somebody made, and the next run tidies up by it.
"""

from __future__ import annotations

import json
import os
import secrets
import stat
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from codegen.files.disk import TEMPORARY
from codegen.files.preflight import folders_of, is_plain, reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


_ABANDONED_AFTER = 3600.0  # seconds
_TRIES = 100


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Keep other runs out of `folder`, if the system can; whether it could."""
    with ExitStack() as stack:
        alone = False
        with suppress(ImportError, OSError):  # Windows; some network file systems
            import fcntl  # noqa: PLC0415 -- there is none on Windows

            handle = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, handle)
            fcntl.flock(handle, fcntl.LOCK_EX)
            alone = True
        yield alone


def sweep(folder: Path, *, alone: bool) -> None:
    """Remove what killed runs left; if others may be at work, only what is too old to be theirs."""
    newest = time.time() - (0.0 if alone else _ABANDONED_AFTER)
    for base, _, names in os.walk(folder):
        for place in (Path(base, name) for name in names if TEMPORARY.fullmatch(name)):
            with suppress(OSError):
                if alone or place.lstat().st_mtime < newest:
                    emptied = noted(place)
                    _discard(folder, place)
                    remove_empty(folder, emptied)


def replace(folder: Path, changed: Mapping[str, str], orphans: Sequence[str]) -> None:
    """Write `changed` and delete `orphans`.

    Every new text waits beside its target before the first file changes, so a full disk changes
    none. Orphans go before, since one may differ from a target in case alone.
    """
    with noting(folder, changed, orphans), ExitStack() as undo:
        staged = {folder / path: _beside(folder / path) for path in changed}
        for (target, temporary), text in zip(staged.items(), changed.values(), strict=True):
            undo.callback(_discard, folder, temporary)
            with reported(target):
                _stage(target, temporary, text)
        for orphan in (folder / path for path in orphans):
            with reported(orphan):
                orphan.unlink(missing_ok=True)
            _prune(folder, orphan)
        for target, temporary in staged.items():
            with reported(target):
                temporary.replace(target)
        undo.pop_all()


def _beside(target: Path) -> Path:
    return target.with_name(temporary_name(target.name))


def _stage(target: Path, temporary: Path, text: str) -> None:
    """Write `text` to `temporary`, to outlast a power cut, with the permissions of `target`."""
    with _opened(temporary) as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileNotFoundError):
        mode = stat.S_IMODE(target.stat().st_mode)
        if mode != stat.S_IMODE(temporary.stat().st_mode):  # some file systems know no chmod
            temporary.chmod(mode)


def _opened(temporary: Path) -> BinaryIO:
    """Open a new file, with its folder: again where a run that no lock keeps out just pruned it."""
    for _ in range(_TRIES):
        with suppress(FileNotFoundError, FileExistsError):
            temporary.parent.mkdir(parents=True, exist_ok=True)
            return temporary.open("xb")
    temporary.parent.mkdir(parents=True, exist_ok=True)
    return temporary.open("xb")


def _discard(folder: Path, temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink()
    _prune(folder, temporary)


def _prune(folder: Path, removed: Path) -> None:
    """Remove the folders from `removed` up to `folder`, which stays, that are empty now."""
    with suppress(OSError):
        for parent in removed.relative_to(folder).parents:
            if parent.name:
                (folder / parent).rmdir()


def temporary_name(name: str) -> str:
    """A name that only this run has, and by which it is known for what may be swept away."""
    unique = f"{os.getpid()}-{secrets.token_hex(4)}"
    # Cut, so that a name that is just short enough does not become too long.
    return f".{name[:32]}.{unique}.codegen-tmp"


@contextmanager
def noting(folder: Path, changed: Iterable[str], orphans: Iterable[str]) -> Iterator[None]:
    """Keep a note, as long as this lasts, of the folders that it makes or may leave empty."""
    made = {each for path in changed for each in folders_of(path) if not (folder / each).is_dir()}
    folders = sorted(made.union(*map(folders_of, orphans)))
    place = folder / temporary_name("folders")
    try:
        if folders:
            with reported(place):
                _write(place, json.dumps(folders))
        yield
    finally:
        with suppress(OSError):
            place.unlink()


def _write(place: Path, text: str) -> None:
    with place.open("xb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def noted(place: Path) -> list[str]:
    """The folders that a note names; none where this is a text that never took its place."""
    with suppress(OSError, ValueError, RecursionError):
        found = json.loads(place.read_bytes())
        if isinstance(found, list):
            return [each for each in found if isinstance(each, str) and is_plain(each)]
    return []


def remove_empty(folder: Path, paths: Iterable[str]) -> None:
    """Remove those of the folders below `folder` that are empty, with no link on the way."""
    top = os.path.realpath(folder)
    for path in sorted(paths, reverse=True):  # what is inside comes first
        with suppress(OSError):
            if os.path.realpath(folder / path) == str(Path(top, path)):
                (folder / path).rmdir()
