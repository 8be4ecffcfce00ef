"""Output folders as tests make and see them, and processes of their own that write them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from codegen.header import header_lines
from support.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HEADER = f"// {header_lines('schemas/a.py')[0]}\n"
FOREIGN = "// written by hand\n"
LEFTOVER = ".a.ts.123-0a1b2c3d.codegen-tmp"


def ours(body: str = "") -> str:
    return f"{HEADER}{body}\n"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file, ours or not, whole."""
    return {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in sorted(folder.rglob("*"))
        if place.is_file()
    }


def contents_of(files: dict[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in files.items()}


def put(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())


def child(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def output_of(process: subprocess.Popen[str]) -> str:
    output, errors = process.communicate(timeout=60)
    assert (0, "") == (process.returncode, errors)
    return output


OLD = {
    "a.ts": ours("old" * 10_000),
    "b/c.ts": ours("old"),
    "same.ts": ours(),
    "gone/deep/orphan.ts": ours("old"),
}
NEW = {
    "a.ts": ours("new" * 10_000),
    "b/c.ts": ours("new"),
    "same.ts": ours(),
    "new/d.ts": ours("new"),
}


def text_or_none(place: Path) -> str | None:
    try:
        return place.read_text()
    except FileNotFoundError:
        return None


def assert_whole(folder: Path) -> set[str]:
    """Each file is as in OLD or as in NEW, also in that it is missing; the texts seen."""
    texts = {path: text_or_none(folder / path) for path in {*OLD, *NEW}}
    for path, text in texts.items():
        assert text in (OLD.get(path), NEW.get(path)), path
    return {text for text in texts.values() if text is not None}


def empty_folders(folder: Path) -> list[str]:
    places = (place for place in folder.rglob("*") if place.is_dir() and not any(place.iterdir()))
    return sorted(place.relative_to(folder).as_posix() for place in places)
