"""What a folder holds, and which of it is ours. Only reads."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from codegen.header import carries_header

TEMPORARY = re.compile(r"\..+\.\d+-[0-9a-f]+\.codegen-tmp")
"""The names under which new texts wait: never output, whatever they hold."""

_HEAD = 8192  # characters in which the header has to stand


def scan(folder: Path) -> tuple[dict[str, str], list[tuple[Path, OSError]]]:
    """The texts of our files below `folder`, by path, and the places that cannot be read."""
    texts: dict[str, str] = {}
    errors: list[tuple[Path, OSError]] = []
    walk = os.walk(folder, onerror=lambda error: errors.append((Path(error.filename), error)))
    for place in (Path(base, name) for base, _, names in walk for name in names):
        found = None if TEMPORARY.fullmatch(place.name) else _attempt(place)
        if isinstance(found, OSError):
            errors.append((place, found))
        elif found is not None:
            texts[place.relative_to(folder).as_posix()] = found
    # A file that is gone went between listing and reading, by another run.
    return texts, [(at, error) for at, error in errors if not isinstance(error, FileNotFoundError)]


def _attempt(place: Path) -> str | OSError | None:
    try:
        return our_text(place)
    except OSError as error:
        return error


def our_text(place: Path) -> str | None:
    """The text of a file that carries our header, line endings and all; None for anyone else's."""
    if not stat.S_ISREG(place.lstat().st_mode):
        return None
    try:
        with place.open(encoding="utf-8", newline="") as file:
            head = file.read(_HEAD)  # of a file of someone else no more is read
            return head + file.read() if is_ours(head) else None
    except UnicodeDecodeError:
        return None


def any_text(folder: Path, path: str) -> str | None:
    """The text of whatever file is there, as far as it is text; None where there is no file.

    Of what is behind a link, and not ours, it is nothing but its name: a link may lead to a
    secret, and a diff is public.
    """
    place = folder / path
    with suppress(FileNotFoundError):  # another run may delete it meanwhile
        if place.is_file():
            text = place.read_bytes().decode("utf-8", errors="replace")
            real = Path(os.path.realpath(place))
            is_linked = real != Path(os.path.realpath(folder), path)
            return text if is_ours(text) or not is_linked else f"link to {real.name}\n"
    return None


def is_ours(text: str) -> bool:
    """Whether a file with this text would be known as ours."""
    return carries_header(text[:_HEAD])


def with_lf(text: str) -> str:
    """The text as we write it: with LF alone, and without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")
