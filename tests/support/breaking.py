"""Two versions of a module of models, and what changed between them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from codegen import build, load_config
from codegen.breaking import compare_documents
from codegen.breaking.report import Comparison
from codegen.config import Config
from support.cases import fresh_imports

if TYPE_CHECKING:
    from pathlib import Path


def document(source: str, folder: Path, config: Config) -> dict[str, Any]:
    """The document of a module, which is written into a new folder."""
    folder.mkdir()
    (folder / "models.py").write_text(source, encoding="utf-8")
    with fresh_imports(folder):
        found: dict[str, Any] = json.loads(build(replace(config, root=folder))["schema.json"])
    return found


def compared(folder: Path, scratch: Path, mode: str = "backward") -> Comparison:
    """The comparison of `before.py` and `after.py` in a folder."""
    config = Config(root=folder, models=("models",))
    if (folder / "pyproject.toml").exists():
        config = load_config(folder)
    old, new = (
        document((folder / f"{name}.py").read_text(encoding="utf-8"), scratch / name, config)
        for name in ("before", "after")
    )
    found = compare_documents(old, new, config, mode)
    return Comparison("before", tuple(found), {})
