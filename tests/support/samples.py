"""A project of one module -> its samples."""

from __future__ import annotations

import json
import textwrap
import warnings
from typing import TYPE_CHECKING, Any

from codegen.config import Config
from codegen.evidence.samples import make_samples
from support.cases import fresh_imports

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.evidence import Direction, Sample, Samples

HEAD = """\
from typing import *
from typing_extensions import Self
from enum import Enum
from pydantic import *
"""

SHAPES = """
    class Colour(Enum):
        RED = "red"
        GREEN = "green"
        BLUE = "blue"

    class Circle(BaseModel):
        kind: Literal["circle"]
        radius: float = Field(ge=0, le=10)

    class Square(BaseModel):
        kind: Literal["square"]
        side: int

    class Drawing(BaseModel):
        shape: Annotated[Circle | Square, Field(discriminator="kind")]
        colour: Colour
        name: str | None = None
        tags: list[str] = Field(default=[], max_length=2)
        anything: int | str | list[bool] | None
"""
"""Models of shapes, for tests of what is made of them."""


def project(folder: Path, source: str, **settings: Any) -> Config:  # noqa: ANN401 - those of Config
    """A project whose module has the source, below the usual imports."""
    name = f"proved_{folder.name}".replace("-", "_")
    (folder / f"{name}.py").write_text(HEAD + textwrap.dedent(source), encoding="utf-8")
    return Config(root=folder, models=(name,), **settings)


def made(config: Config, samples: int = 50, seed: int = 0, own: Path | None = None) -> Samples:
    """The samples of a project."""
    with fresh_imports(config.root), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return make_samples(config, samples, seed, own)


def of(found: Samples, name: str, direction: Direction) -> list[Sample]:
    """All samples of a type in a direction."""
    return [each for each in found.samples if (each.name, each.direction) == (name, direction)]


def valid(found: Samples, name: str, direction: Direction) -> list[Any]:
    """What crosses the wire for a type in a direction."""
    return [json.loads(each.text) for each in of(found, name, direction) if each.mutation is None]


def mutants(found: Samples, name: str, direction: Direction) -> list[Sample]:
    """The near misses of a type in a direction."""
    return [each for each in of(found, name, direction) if each.mutation is not None]
