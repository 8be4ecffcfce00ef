"""Old texts for new ones, so that whoever looks, or kills us, finds each file whole."""

from __future__ import annotations

import os
import stat
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from codegen.files.disk import TEMPORARY
from codegen.files.notes import noted, noting, remove_empty, temporary_name
from codegen.files.preflight import reported

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
