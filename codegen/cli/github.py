"""What is told to GitHub besides the log: where the files of the project are, and a summary."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

_PLACE = re.compile(r"(?P<file>.+?\.\w+)(?::(?P<line>\d+))?(?::? .*)?", re.DOTALL)
"""The place of a problem: `app/models.py:3: app.models.User`, `pyproject.toml [tool.codegen]`."""


def is_running() -> bool:
    """Whether this is a step of a workflow."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def in_repository(place: Path) -> str | None:
    """A path from the root of its repository, from where GitHub looks for annotated files."""
    place = place.resolve()
    workspace = os.environ.get("GITHUB_WORKSPACE")
    roots = [parent for parent in (place, *place.parents) if (parent / ".git").exists()]
    roots += [Path(workspace).resolve()] if workspace else []  # a checkout may come without .git
    root = next((root for root in roots if place.is_relative_to(root)), None)
    return place.relative_to(root).as_posix() if root else None


def located(where: str, start: Path) -> tuple[str, int] | None:
    """The file and line that the place of a problem names, if there is such a file.

    It is looked for in `start` and the folders above, of which one is the project's.
    """
    match = _PLACE.fullmatch(where)
    if not match:
        return None
    bases = (start.resolve(), *start.resolve().parents)
    files = (base / match["file"] for base in bases)
    file = next((file for file in files if file.is_file()), None)
    return (in_repository(file) or match["file"], int(match["line"] or 1)) if file else None


def add_summary(text: str) -> None:
    """Add Markdown to the summary of the step; that it cannot be written changes no verdict."""
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if place and text:
        with suppress(OSError), Path(place).open("a", encoding="utf-8", errors="replace") as file:
            file.write(text)
