"""What is adopted, on its way to models, and what is lost on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue


@dataclass(frozen=True)
class Loss:
    """Something that the original says and the new models do not: `Type.field`, was, is."""

    where: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.where}: {self.was} -> {self.now}"


@dataclass(frozen=True)
class Adoption:
    """What is adopted, told twice.

    `document` is what the new models have to say when they are exported. `definitions` is what a
    generator of models makes them of, by `module.Class`; `keys` leads from the names of the former
    to those of the latter, and `parameters` has the type parameters of generic classes. `settings`
    are those of [tool.codegen] under which the models say what the original says; `losses` what is
    known to be lost before a model is written.
    """

    document: Schema
    definitions: dict[str, Schema]
    keys: dict[str, str]
    parameters: dict[str, list[str]] = field(default_factory=dict)
    settings: dict[str, JsonValue] = field(default_factory=dict)
    losses: tuple[Loss, ...] = ()
    is_ours: bool = False


def class_name(text: str) -> str:
    """An identifier in the manner of a class, of whatever text names a definition."""
    parts = [part for part in re.split(r"[^0-9A-Za-z]+", text) if part]
    name = "".join(part[0].upper() + part[1:] for part in parts) or "Model"
    return f"Model{name}" if name[0].isdigit() else name
