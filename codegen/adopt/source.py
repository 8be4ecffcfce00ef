"""What the generator of models is given, and what the export of its models has to say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from codegen.jsonschema import Schema

Side = Literal["output", "input"]


@dataclass(frozen=True)
class Promise:
    """A definition of the original: which class becomes of it, and in which direction it holds."""

    schema: Schema
    key: str
    side: Side


@dataclass(frozen=True)
class Loss:
    """Something that the original says and the new models do not: `Type.field`, was, is."""

    where: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.where}: {self.was} -> {self.now}"


@dataclass(frozen=True)
class Source:
    """What is adopted: definitions by `module.Class`, and promises by their name in the original.

    `originals` has what the references of promises lead to, `parameters` the type parameters of
    generic classes. `settings` are those of [tool.codegen] under which the models say what the
    original says; `losses` what is known to be lost before a model is written.
    """

    definitions: dict[str, Schema]
    promises: dict[str, Promise]
    originals: dict[str, Schema]
    parameters: dict[str, list[str]] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    losses: tuple[Loss, ...] = ()
    is_ours: bool = False


def class_name(text: str) -> str:
    """An identifier in the manner of a class, of whatever text names a definition."""
    parts = [part for part in re.split(r"[^0-9A-Za-z]+", text) if part]
    name = "".join(part[0].upper() + part[1:] for part in parts) or "Model"
    return f"Model{name}" if name[0].isdigit() else name
