"""One target by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from codegen.config import Config
from codegen.emit.target import Request, emitter
from codegen.emit.templating.environment import Templates

if TYPE_CHECKING:
    from codegen import ir
    from codegen.untyped import Value


def emitted(target: str, contract: ir.Contract, **configured: Value) -> dict[str, str]:
    """The files of a target for a contract; `configured` are fields of the configuration."""
    config = Config(Path(), ("app",), **{"targets": ("typescript", target), **configured})
    templates = Templates(config.root / config.templates if config.templates else None)
    return emitter(target)(Request(contract, config, templates))
