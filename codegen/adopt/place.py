"""Where the new package goes: a folder of its own, in which nothing is yet."""

from __future__ import annotations

import keyword
import sys
import sysconfig
from importlib.machinery import PathFinder
from pathlib import Path

from codegen.config import as_typed
from codegen.errors import CodegenError, Problem

_SHOWN = 20


def default_folder(file: Path) -> Path:
    """A package named after the file: `shop-api.yaml` is shop_api/."""
    stem = file.name.partition(".")[0]
    name = "".join(letter if letter.isalnum() else "_" for letter in stem.lower()).strip("_")
    return Path(
        name if name.isidentifier() and not _means_another(name) else f"{name}_models".lstrip("_")
    )


def refuse_files(folder: Path) -> None:
    """Raise CodegenError where the folder is no place for a new package."""
    if not folder.name.isidentifier() or _means_another(folder.name):
        what = f"{folder.name!r} cannot be the name of a package, or means another one"
        hint = "name another folder with --output, in letters, digits and _"
        raise CodegenError([Problem("adopt-free", str(folder), what, hint)])
    if folder.exists() and not folder.is_dir():
        raise _taken(folder, "it is a file")
    found = sorted(folder.rglob("*")) if folder.exists() else []
    if found:
        names = [path.relative_to(folder).as_posix() for path in found]
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        raise _taken(folder, f"there are files in it: {', '.join(names[:_SHOWN])}{more}")


def _means_another(name: str) -> bool:
    """Whether a package of this name would hide one that is installed, such as pydantic."""
    if keyword.iskeyword(name) or name in sys.stdlib_module_names:
        return True
    installed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    found = PathFinder.find_spec(name, sorted(installed))
    return found is not None and found.origin is not None


def _taken(folder: Path, what: str) -> CodegenError:
    hint = "move it away, or name another folder with --output"
    return CodegenError([Problem("adopt-free", str(folder), what, hint)])


def models_name(folder: Path) -> str:
    """How `models` of [tool.codegen] names the package: from the current folder, if it is below."""
    parts = as_typed(folder.resolve()).parts
    return ".".join(parts) if all(part.isidentifier() for part in parts) else folder.name
