"""IR -> {path: text}: one module for each target. Targets are pure and never import each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.emit import typescript
from codegen.emit.render import Templates
from codegen.emit.schema import print_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from codegen.config import Config
    from codegen.ir import Contract

__all__ = ["emit", "print_document"]

_TARGETS: dict[str, Callable[[Contract, Config, Templates], dict[str, str]]] = {
    "typescript": lambda contract, config, templates: typescript.emit(
        contract, config.typescript, templates
    ),
}


def emit(contract: Contract, config: Config) -> dict[str, str]:
    """The files of every configured target, by path in the output folder."""
    templates = Templates()
    return {
        f"{target}/{path}": text
        for target in config.targets
        for path, text in _TARGETS[target](contract, config, templates).items()
    }
