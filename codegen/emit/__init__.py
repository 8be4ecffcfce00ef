"""IR -> {path: text}: one module for each target. Targets are pure and never import each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.emit import custom
from codegen.emit.docs import target as docs
from codegen.emit.prettier.json import print_document
from codegen.emit.templating.environment import Templates
from codegen.emit.typescript import target as typescript
from codegen.emit.zod import target as zod
from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from codegen.config import Config
    from codegen.ir import Contract

__all__ = ["emit", "print_document"]

_TARGETS: dict[str, Callable[[Contract, Config, Templates], dict[str, str]]] = {
    "typescript": lambda contract, config, templates: typescript.emit(
        contract, config.typescript, templates
    ),
    "docs": lambda contract, config, templates: docs.emit(
        contract,
        config.docs,
        config.typescript if "typescript" in config.targets else None,
        templates,
    ),
    "zod": lambda contract, config, templates: zod.emit(
        contract, config.typescript, config.zod, templates
    ),
}


def emit(contract: Contract, config: Config) -> dict[str, str]:
    """The files of every configured target, and the user's own, by path in the output folder."""
    templates = Templates(config.root / config.templates if config.templates else None)
    texts = {
        f"{target}/{path}": text
        for target in config.targets
        for path, text in _TARGETS[target](contract, config, templates).items()
    }
    own = custom.emit(contract, config.custom, templates)
    if taken := sorted(own.keys() & texts.keys()):
        raise CodegenError(_taken(path) for path in taken)
    return {**texts, **own}


def _taken(path: str) -> Problem:
    what = "'custom' makes this file, and so does a target"
    return Problem("output-unique", path, what, "choose another path, or override its template")
