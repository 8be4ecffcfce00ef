"""The recipes of docs/templates.md, as whoever follows them carries them out."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from codegen.emit.templating.environment import OURS
from support.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = (ROOT / "docs/templates.md").read_text(encoding="utf-8")
_SECTION = re.compile(r"^(?P<marks>##+) (?P<title>.*)\n(?P<body>(?:(?!##).*\n)*)", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

SECTIONS = {found["title"]: found["body"] for found in _SECTION.finditer(_TEXT)}
RECIPES = [title for title, body in SECTIONS.items() if "```diff" in body or "```sh" in body]


def blocks(title: str, language: str) -> list[str]:
    """The code blocks of a section."""
    return [text for found, text in _BLOCK.findall(SECTIONS[title]) if found == language]


def table(title: str) -> dict[str, list[str]]:
    """The rows of the table in a section, by what is first in each."""
    rows = re.findall(r"^\| `(\w+)` +\|(.*)\|$", SECTIONS[title], re.MULTILINE)
    return {name: [cell.strip() for cell in rest.split("|")] for name, rest in rows}


def follow(title: str, templates: Path) -> None:
    """Make the changes of a recipe in copies of our templates."""
    for command in blocks(title, "sh"):
        shutil.copytree(OURS, templates, dirs_exist_ok=True)
        subprocess.run(["sh", "-c", command], cwd=templates.parent, check=True)
    paths = re.findall(r"^In `([\w/.]+)`", SECTIONS[title], re.MULTILINE)
    for path in paths:
        text = (OURS / path).read_text(encoding="utf-8")
        for diff in blocks(title, "diff"):
            lines = diff.splitlines(keepends=True)
            old, new = (
                "".join(line[1:] for line in lines if line[0] in f" {mark}") for mark in "-+"
            )
            assert 1 == text.count(old), old
            text = text.replace(old, new)
        (templates / path).parent.mkdir(parents=True, exist_ok=True)
        (templates / path).write_text(text, encoding="utf-8")


def _side(diff: str, mark: str) -> str:
    lines = diff.splitlines(keepends=True)
    return "".join(line[1:] for line in lines if line[0] in {" ", mark})
