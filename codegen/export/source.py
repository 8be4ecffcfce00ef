"""Where a class stands in the Python source: its file, its order, a line to point at."""

from __future__ import annotations

import inspect
import linecache
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.config import matches

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Source:
    """The source of one project; `skip` names classes to leave out.

    Files are told from `root`, the project's folder; `folder` is where its packages are, if not
    there.
    """

    root: Path
    skip: tuple[str, ...] = ()
    folder: Path | None = None

    def skips(self, cls: type) -> bool:
        """Whether the project leaves a class out."""
        return any(matches(pattern, cls) for pattern in self.skip)

    def file(self, module: str) -> str:
        """The file of a module, relative to the project; its name where it lies elsewhere."""
        stated = getattr(sys.modules.get(module), "__dict__", {})  # not what its __getattr__ makes
        path = Path(stated.get("__file__") or "")
        folders = (self.root, self.folder or self.root)
        if any(map(path.is_relative_to, folders)) and "site-packages" not in path.parts:
            return Path(os.path.relpath(path, self.root)).as_posix()
        return module

    def is_ours(self, cls: type) -> bool:
        """Whether a class is the project's own, which its people can change."""
        return self.file(cls.__module__) != cls.__module__

    def location(self, cls: type, field: str | None = None) -> str:
        """`file:line: module.Class.field`, for a message."""
        qualname = getattr(cls, "__qualname__", cls.__name__)  # an alias has only a name
        name = f"{cls.__module__}.{qualname}" + (f".{field}" if field else "")
        line = _line(cls, field)
        return f"{self.file(cls.__module__)}:{line}: {name}" if line else name


def in_source_order(names: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of module and qualified name, sorted by module and then as the source declares them."""
    tables: dict[str, dict[str, int]] = {}

    def position(name: tuple[str, str]) -> tuple[str, list[int], str]:
        module, qualname = name
        scope, path, positions = module, getattr(sys.modules.get(module), "__dict__", {}), []
        for part in qualname.partition("[")[0].split("."):
            if scope not in tables:
                tables[scope] = {key: index for index, key in enumerate(path)}
            table = tables[scope]
            positions.append(table.get(part, len(table)))
            scope, path = f"{scope}.{part}", getattr(path.get(part), "__dict__", {})
        return module, positions, qualname

    return sorted(names, key=position)


def _line(cls: type, field: str | None) -> int | None:
    try:
        lines, first = inspect.getsourcelines(cls)
    except (OSError, TypeError):
        return _line_of_name(cls)
    for offset, line in enumerate(lines):
        if field and re.match(rf"\s+(?:def\s+)?{re.escape(field)}\b", line):
            return first + offset
    return first


def _line_of_name(alias: type) -> int | None:
    """The line that gives an alias or a union its name, at the top level of its module."""
    file = getattr(sys.modules.get(alias.__module__), "__dict__", {}).get("__file__") or ""
    name = getattr(alias, "__qualname__", alias.__name__)
    stated = re.compile(rf"(?:type\s+)?{re.escape(name)}\b\s*[\[:=]")
    lines = enumerate(linecache.getlines(file), start=1)
    return next((number for number, line in lines if stated.match(line)), None)
