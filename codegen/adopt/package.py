"""The new package: a folder in which nothing is yet, and what its user will generate from it."""

from __future__ import annotations

import json
import keyword
import os
import subprocess
import sys
import sysconfig
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.config import as_typed
from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

_SHOWN = 20
_PACKAGE = Path(__file__).parents[1]


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


def table(models: str, settings: Mapping[str, JsonValue]) -> str:
    """The [tool.codegen] table under which the models say what the original says."""
    lines = ["[tool.codegen]", f"models = {json.dumps([models])}"]
    lines += [f"{key} = {json.dumps(value)}" for key, value in settings.items() if key != "wire"]
    wire = settings.get("wire", {})
    lines += ["", "[tool.codegen.wire]"] if wire else []
    lines += [f"{key} = {json.dumps(value)}" for key, value in wire.items()]
    return "\n".join(lines)


def exported(folder: Path, package: str, settings: Mapping[str, JsonValue]) -> Schema:
    """The document of a package in a folder, exported in a process of its own.

    There its modules are as fresh as they will be for the user, and its name hides nothing here.
    """
    project = f"{table(package, settings)}\n"
    (folder / "pyproject.toml").write_text(project, encoding="utf-8")
    paths = [str(_PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    ran = subprocess.run(
        [sys.executable, "-m", "codegen", "generate"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if ran.returncode:
        raise CodegenError([_refused(package, ran.stderr)])
    found: Schema = json.loads((folder / "generated/schema.json").read_text("utf-8"))
    return found


def _refused(package: str, told: str) -> Problem:
    hint = "take out of the file what is named here, and adopt the rest"
    if "email-validator" in told or "email_validator" in told:
        hint = "pip install 'pydantic[email]': there are addresses in it"
    what = "codegen generate refuses the models that come of it:\n" + told.strip()
    return Problem("adopt-exported", package, what, hint)
