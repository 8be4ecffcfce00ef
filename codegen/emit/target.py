"""What every target is given, and where it is found: a target is a module with an `emit`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from codegen.config import TARGETS

if TYPE_CHECKING:
    from codegen.config import Config
    from codegen.emit.templating.environment import Templates
    from codegen.ir import Contract


@dataclass(frozen=True)
class Request:
    """The contract to emit, how the project wants it, and the templates that lay it out."""

    contract: Contract
    config: Config
    templates: Templates


class Emit(Protocol):
    """A target: a pure function from a request to the texts of its files, by path in its folder."""

    def __call__(self, request: Request, /) -> dict[str, str]:
        """Raise CodegenError for what the target cannot say."""


def emitter(name: str) -> Emit:
    """The target of a name; its module is imported only when it is asked for."""
    return cast("Emit", import_module(TARGETS[name].module).emit)
