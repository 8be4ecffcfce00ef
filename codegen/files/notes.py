"""A note of the folders that a run makes or empties, by which the next one tidies up after a kill.

Nothing else tells an empty folder that a killed run left from one that somebody made.
"""

from __future__ import annotations

import json
import os
import secrets
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.files.preflight import folders_of, is_plain, reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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
