"""IR -> {path: text}, by one module for each target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.emit import custom
from codegen.emit.prettier.json import print_document
from codegen.emit.target import Request, emitter
from codegen.emit.templating.environment import Templates
from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from codegen.config import Config
    from codegen.ir import Contract

__all__ = ["emit", "print_document"]


def emit(contract: Contract, config: Config) -> dict[str, str]:
    """The files of every configured target, and the user's own, by path in the output folder."""
    templates = Templates(config.root / config.templates if config.templates else None)
    request = Request(contract, config, templates)
    texts = {
        f"{target}/{path}": text
        for target in config.targets
        for path, text in emitter(target)(request).items()
    }
    own = custom.emit(request)
    if taken := sorted(own.keys() & texts.keys()):
        raise CodegenError(_taken(path) for path in taken)
    return {**texts, **own}


def _taken(path: str) -> Problem:
    what = "'custom' makes this file, and so does a target"
    return Problem("output-unique", path, what, "choose another path, or override its template")
