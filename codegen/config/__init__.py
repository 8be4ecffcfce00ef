"""`[tool.codegen]` of pyproject.toml -> one frozen `Config`."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from codegen.config.schema import (
    TARGETS,
    Channel,
    Config,
    Docs,
    EnumStyle,
    ImportExtension,
    Layout,
    PageFormat,
    Partial,
    Target,
    TypeScript,
    Wire,
    Zod,
    ZodFlavour,
    as_typed,
)
from codegen.config.validate import EXAMPLE, check_values, tools
from codegen.config.values import Table, read_table
from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.untyped import AnyType

__all__ = [
    "TARGETS",
    "Channel",
    "Config",
    "Docs",
    "EnumStyle",
    "ImportExtension",
    "Layout",
    "PageFormat",
    "Partial",
    "Target",
    "TypeScript",
    "Wire",
    "Zod",
    "ZodFlavour",
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
        if "models" in found:
            source = found.get("source", ".")
            found["models"] = tuple(_dotted(name, source) for name in found["models"])
        check_values(found, root, table)
        if "models" not in stated:
            table.fault("the key 'models' is missing", EXAMPLE, "config-missing")
    if problems:
        raise CodegenError(problems)
    return Config(root=root, **found)


def _dotted(name: str, source: str) -> str:
    """A module as Python imports it, where it is stated as a path: `app/models.py`."""
    if "/" not in name and "\\" not in name and not name.endswith(".py"):
        return name
    path, colon, qualname = name.partition(":")
    parts = re.split(r"[/\\]+", re.sub(r"^\./|(\.py|/)$", "", path))
    above = [part for part in source.split("/") if part != "."]
    below = parts[len(above) :] if parts[: len(above)] == above else parts
    return ".".join(below) + colon + qualname
