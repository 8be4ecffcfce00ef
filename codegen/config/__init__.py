"""`[tool.codegen]` of pyproject.toml -> one frozen `Config`. Only this package knows its keys."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from codegen.config.schema import (
    TABLES,
    Config,
    Docs,
    EnumStyle,
    ImportExtension,
    Layout,
    PageFormat,
    TypeScript,
    Wire,
    Zod,
    as_typed,
)
from codegen.config.toml import tools
from codegen.config.validate import EXAMPLE, faults, keys_of
from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "Config",
    "Docs",
    "EnumStyle",
    "ImportExtension",
    "Layout",
    "PageFormat",
    "TypeScript",
    "Wire",
    "Zod",
    "as_typed",
    "find_project",
    "load_config",
    "matches",
]


def matches(pattern: str, model: Any) -> bool:  # noqa: ANN401 - a class, or what has a name like one
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
    table = tools(path).get("codegen", {})
    problems = [*faults(table, Config, "tool.codegen", as_typed(path))]
    if problems:
        raise CodegenError(problems)
    templates = table.get("templates", ".")
    if not (root / templates).is_dir():
        where = f"{as_typed(path)} [tool.codegen]"
        what = f"'templates' is no folder of the project: {templates!r}"
        hint = "make the folder, or correct the key"
        raise CodegenError([Problem("config-value", where, what, hint)])
    tables = {
        name: TABLES[annotation](**_arguments(table[name]))
        for name, annotation in keys_of(Config).items()
        if name in table and annotation in TABLES
    }
    return Config(**{**_arguments(table), "root": root, **tables})


def _arguments(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table as arguments of its dataclass; what is named twice counts once."""
    return {
        key.replace("-", "_"): tuple(dict.fromkeys(value)) if isinstance(value, list) else value
        for key, value in table.items()
    }
