"""`[tool.codegen]` of pyproject.toml -> one frozen `Config`."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from codegen.config.schema import (
    TARGETS,
    Config,
    Docs,
    EnumStyle,
    ImportExtension,
    Layout,
    PageFormat,
    Target,
    TypeScript,
    Wire,
    Zod,
    as_typed,
)
from codegen.config.toml import tools
from codegen.config.validate import EXAMPLE, check_values
from codegen.config.values import Table, read_table
from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.untyped import AnyType

__all__ = [
    "TARGETS",
    "Config",
    "Docs",
    "EnumStyle",
    "ImportExtension",
    "Layout",
    "PageFormat",
    "Target",
    "TypeScript",
    "Wire",
    "Zod",
    "as_typed",
    "find_project",
    "load_config",
    "matches",
]


def matches(pattern: str, model: AnyType) -> bool:
    """Whether a name or glob means a model: by qualified name, with the module or without."""
    name = getattr(model, "__qualname__", model.__name__)
    return any(fnmatchcase(each, pattern) for each in (name, f"{model.__module__}.{name}"))


def find_project(start: Path) -> Path:
    """The nearest folder, from `start` upwards, whose pyproject.toml has a [tool.codegen] table."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if "codegen" in tools(folder / "pyproject.toml"):
            return folder
    what = "no pyproject.toml with a [tool.codegen] table here or in a folder above"
    raise CodegenError([Problem("config-missing", str(start), what, EXAMPLE)])


def load_config(root: Path) -> Config:
    """Read the project in the folder `root`; raises CodegenError with every fault of its table."""
    root = root.resolve()
    path = root / "pyproject.toml"
    problems: list[Problem] = []
    table = Table("tool.codegen", as_typed(path), problems.append)
    stated = tools(path).get("codegen", {})
    found = read_table(stated, Config, table)
    if isinstance(stated, dict):
        check_values(found, table)
        if "models" not in stated:
            table.fault("the key 'models' is missing", EXAMPLE, "config-missing")
    templates = found.get("templates", ".")
    if not problems and not (root / templates).is_dir():
        what = f"'templates' is no folder of the project: {templates!r}"
        table.fault(what, "make the folder, or correct the key")
    if problems:
        raise CodegenError(problems)
    return Config(root=root, **found)
