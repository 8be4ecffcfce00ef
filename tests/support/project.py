"""A small project of a user's, and how it is run, read and put into git."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from codegen import load_config
from support.cases import fresh_imports

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.config import Config

ROOT = Path(__file__).parents[2]

FILES = {
    "pyproject.toml": '[tool.codegen]\nmodels = ["shop"]\n',
    "shop/__init__.py": "",
    "shop/goods.py": """\
from pydantic import BaseModel


class Item(BaseModel):
    sku: str
    price: float
""",
    "shop/sales.py": """\
from pydantic import BaseModel

from shop.goods import Item


class Order(BaseModel):
    id: int
    items: list[Item]
""",
}
"""What `make` writes, by path."""

GENERATED = ("schema.json", "typescript/index.ts", "typescript/shop/goods.ts")
"""What comes of it, with `typescript/shop/sales.ts`."""


def make(folder: Path, **overrides: str) -> Path:
    """Write the project, with other texts for some of its files (`goods` for shop/goods.py)."""
    texts = dict(FILES)
    texts |= {f"shop/{name}.py": text for name, text in overrides.items()}
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that is there once, with the line endings as they are."""
    text = path.read_bytes().decode()
    assert 1 == text.count(old)
    path.write_bytes(text.replace(old, new).encode())


@contextmanager
def opened(folder: Path) -> Iterator[Config]:
    """The configuration of a project, whose modules are forgotten afterwards."""
    with fresh_imports(folder):
        yield load_config(folder)


def environment(**variables: str) -> dict[str, str]:
    """Ours, without what continuous integration or a git hook may have set."""
    foreign = ("GIT_", "GITHUB_", "NO_COLOR", "FORCE_COLOR", "PYTHONPATH")
    own = {key: value for key, value in os.environ.items() if not key.startswith(foreign)}
    fixed = {
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    return {**own, **fixed, **variables}


def codegen(
    folder: Path, *arguments: str, variables: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder, as a process of its own whose output goes into pipes."""
    return subprocess.run(
        [sys.executable, "-m", "codegen", *arguments],
        cwd=folder,
        env=environment(**(variables or {})),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def git(folder: Path, *arguments: str) -> str:
    """Run git, which has to succeed."""
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=environment(),
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """The bytes of every file below a folder and the time of its last change, in ns."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
