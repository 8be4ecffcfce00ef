"""Pydantic models -> JSON Schema and TypeScript that are true on the wire, and a check of them.

    from codegen import build, check, generate, load_config

Nothing heavy is imported before one of these names is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from codegen.config import find_project, load_config
    from codegen.drift.compare import check
    from codegen.errors import CodegenError, CodegenWarning, Problem
    from codegen.fingerprints import fingerprint
    from codegen.pipeline import build, generate

    __version__: str

__all__ = [
    "CodegenError",
    "CodegenWarning",
    "Problem",
    "__version__",
    "build",
    "check",
    "find_project",
    "fingerprint",
    "generate",
    "load_config",
]

_LAZY = {
    "CodegenError": "codegen.errors",
    "CodegenWarning": "codegen.errors",
    "Problem": "codegen.errors",
    "build": "codegen.pipeline",
    "check": "codegen.drift.compare",
    "find_project": "codegen.config",
    "fingerprint": "codegen.fingerprints",
    "generate": "codegen.pipeline",
    "load_config": "codegen.config",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - not needed by a run

        return version("lockstep-codegen")
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
