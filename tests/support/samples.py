"""A project of one module -> its specimens."""

from __future__ import annotations

import json
import textwrap
import warnings
from typing import TYPE_CHECKING, Any

from codegen.config import Config
from codegen.evidence.samples.instances import specimens
from support.cases import fresh_imports

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.evidence.samples import Side, Specimen, Specimens

HEAD = """\
from typing import *
from typing_extensions import Self
from enum import Enum
from pydantic import *
"""


def project(folder: Path, source: str, **settings: Any) -> Config:  # noqa: ANN401 - those of Config
    """A project whose module has the source, below the usual imports."""
    name = f"proved_{folder.name}".replace("-", "_")
    (folder / f"{name}.py").write_text(HEAD + textwrap.dedent(source), encoding="utf-8")
    return Config(root=folder, models=(name,), **settings)


def made(config: Config, samples: int = 50, seed: int = 0, own: Path | None = None) -> Specimens:
    """The specimens of a project."""
    with fresh_imports(config.root), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return specimens(config, samples, seed, own)


def of(found: Specimens, name: str, side: Side) -> list[Specimen]:
    """All specimens of a type in a direction."""
    return [each for each in found.specimens if (each.name, each.side) == (name, side)]


def valid(found: Specimens, name: str, side: Side) -> list[Any]:
    """What crosses the wire for a type in a direction."""
    return [json.loads(each.text) for each in of(found, name, side) if each.mutation is None]


def misses(found: Specimens, name: str, side: Side) -> list[Specimen]:
    """The near misses of a type in a direction."""
    return [each for each in of(found, name, side) if each.mutation is not None]
