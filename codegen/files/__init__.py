"""{path: text} <-> a folder: read, compare, write so that a crash leaves the old or the new.

The only package that touches the output folder. Paths are relative, with `/`; texts have LF and
carry our header, which alone tells the files that are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from codegen.files import disk, swap
from codegen.files import preflight as faults

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Equal = Callable[[str, str, str], bool]  # of a path, its new text and the one on the disk


@dataclass(frozen=True)
class Difference:
    """A file that is not as expected: both texts with LF, None for the one that does not exist.

    The texts of a changed file are equal where it is the file itself that is wrong, as is a link,
    or its line endings are.
    """

    path: str
    status: Literal["changed", "missing", "orphaned"]
    expected: str | None
    actual: str | None


@dataclass(frozen=True)
class Written:
    """What a `write` did: the paths written and deleted, sorted, and how many were left alone."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: int


def equal_text(path: str, new: str, old: str) -> bool:  # noqa: ARG001 - an `Equal`
    """Whether nothing but the line endings of a file differ, and its byte order mark."""
    return new == disk.with_lf(old)


def read(folder: Path) -> dict[str, str]:
    """Every file of ours below `folder`, sorted by path; nothing where there is no folder.

    Raises CodegenError with everything that cannot be read.
    """
    return {path: disk.with_lf(text) for path, text in _scanned(folder).items()}


def _scanned(folder: Path) -> dict[str, str]:
    texts, errors = disk.scan(folder)
    faults.refuse(faults.of_system(place, error) for place, error in errors)
    return dict(sorted(texts.items()))


def compare(
    folder: Path, files: Mapping[str, str], equal: Equal = equal_text
) -> tuple[Difference, ...]:
    """What a `write` would change, sorted by path; a foreign file in the way is a changed one.

    Raises CodegenError for what no `write` accepts and for everything that cannot be read.
    """
    faults.refuse(faults.unfit(folder, files))
    ours = _scanned(folder)
    changed = _changed(files, ours, equal)
    return tuple(
        _difference(folder, path, files.get(path), ours.get(path))
        for path in sorted({*changed, *ours.keys() - files.keys()})
    )


def _changed(files: Mapping[str, str], ours: Mapping[str, str], equal: Equal) -> dict[str, str]:
    """The texts that the folder does not hold yet, sorted by path."""
    return {
        path: files[path]
        for path in sorted(files)
        if path not in ours or not equal(path, files[path], ours[path])
    }


def _difference(folder: Path, path: str, expected: str | None, actual: str | None) -> Difference:
    if expected is not None and actual is None:
        with faults.reported(folder / path):
            actual = disk.any_text(folder, path)
    actual = None if actual is None else disk.with_lf(actual)
    if expected is None:
        return Difference(path, "orphaned", None, actual)
    return Difference(path, "missing" if actual is None else "changed", expected, actual)


def write(folder: Path, files: Mapping[str, str], equal: Equal = equal_text) -> Written:
    """Make `folder` hold exactly `files`, beside what is foreign; touch nothing that is equal.

    Raises CodegenError: with every fault, before anything is touched; or midway with the one that
    the system found, each file old or new.
    """
    with faults.reported(folder):
        if not folder.is_dir():
            _plan(folder, files, equal)
            folder.mkdir(parents=True, exist_ok=True)
        with swap.locked(folder) as alone:
            changed, orphans = _plan(folder, files, equal)
            swap.sweep(folder, alone=alone)
            swap.replace(folder, changed, orphans)
    return Written(tuple(changed), tuple(orphans), len(files) - len(changed))


def _plan(folder: Path, files: Mapping[str, str], equal: Equal) -> tuple[dict[str, str], list[str]]:
    """What to write and what to delete, in order, once nothing stands against it."""
    ours, errors = disk.scan(folder)
    changed = _changed(files, ours, equal)
    orphans = sorted(ours.keys() - files.keys())
    faults.refuse(
        [
            *(faults.of_system(place, error) for place, error in errors),
            *faults.unfit(folder, files),
            *faults.obstacles(folder, changed),
            *faults.unwritable(folder, (*changed, *orphans)),
        ]
    )
    return changed, orphans
