"""pyproject.toml -> its [tool] table, or the line that cannot be read."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

from codegen.config.schema import as_typed
from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def tools(path: Path) -> dict[str, Any]:
    """The [tool] table of a pyproject.toml; empty where there is none."""
    tools = _read_toml(path).get("tool", {})
    return tools if isinstance(tools, dict) else {}


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise _unreadable(path, f"cannot be read: {error.strerror}") from error
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unreadable(path, "not UTF-8", line) from error
    except (ValueError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else data.count(b"\n") + 1
        raise _unreadable(path, f"not TOML: {error}", line) from error


def _unreadable(path: Path, what: str, line: int | None = None) -> CodegenError:
    where = f"{as_typed(path)}:{line}" if line else str(as_typed(path))
    return CodegenError([Problem("config-readable", where, what, "mend the file")])
