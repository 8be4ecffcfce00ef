"""The new package as its user will use it: `codegen generate` in a project of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = Path(__file__).parents[1]


def table(models: str, settings: Mapping[str, Any]) -> str:
    """The [tool.codegen] table under which the models say what the original says."""
    lines = ["[tool.codegen]", f"models = {json.dumps([models])}"]
    lines += [f"{key} = {json.dumps(value)}" for key, value in settings.items() if key != "wire"]
    wire = settings.get("wire", {})
    lines += ["", "[tool.codegen.wire]"] if wire else []
    lines += [f"{key} = {json.dumps(value)}" for key, value in wire.items()]
    return "\n".join(lines)


def exported(folder: Path, package: str, settings: Mapping[str, Any]) -> dict[str, Any]:
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
    found: dict[str, Any] = json.loads((folder / "generated/schema.json").read_text("utf-8"))
    return found


def _refused(package: str, told: str) -> Problem:
    hint = "take out of the file what is named here, and adopt the rest"
    if "email-validator" in told or "email_validator" in told:
        hint = "pip install 'pydantic[email]': there are addresses in it"
    what = "codegen generate refuses the models that come of it:\n" + told.strip()
    return Problem("adopt-exported", package, what, hint)
