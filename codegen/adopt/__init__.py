"""A JSON Schema or OpenAPI file -> a package of Pydantic models to start from, and what it lost."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.adopt.bundle import bundle
from codegen.adopt.contract import definitions_of
from codegen.adopt.losses import losses_between
from codegen.adopt.models import write_models
from codegen.adopt.place import default_folder, models_name, refuse_files
from codegen.adopt.reading import read
from codegen.adopt.source import Loss
from codegen.adopt.trial import exported, table

if TYPE_CHECKING:
    from codegen.adopt.source import Source

__all__ = ["Adopted", "Loss", "adopt"]


@dataclass(frozen=True)
class Adopted:
    """What was written (paths as the user would type them), what was lost, what to configure."""

    written: tuple[str, ...]
    losses: tuple[Loss, ...]
    table: str


def adopt(file: Path, output: Path | None = None) -> Adopted:
    """Write models for a schema into a new package; all of it, or nothing.

    They are exported before they are put in place, and each thing that the original says and they
    do not is a loss. Raises CodegenError for a file that holds no schema or that cannot become
    models, and where there are files in the folder already.
    """
    original = read(file)
    folder = output or default_folder(file)
    refuse_files(folder)
    source = definitions_of(original) if original.kind == "codegen" else bundle(original)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as aside:
        losses = _write(source, Path(aside) / folder.name, original.file)
        written = sorted(
            path.relative_to(aside).as_posix() for path in (Path(aside) / folder.name).rglob("*.py")
        )
        if folder.is_dir():
            folder.rmdir()  # it is empty
        shutil.move(Path(aside) / folder.name, folder)
    return Adopted(
        written=tuple((folder.parent / path).as_posix() for path in written),
        losses=losses,
        table=table(models_name(folder), source.settings),
    )


def _write(source: Source, folder: Path, file: str) -> tuple[Loss, ...]:
    classes = write_models(source, folder, Path(file).name)
    document = exported(folder.parent, folder.name, source.settings)
    return (*source.losses, *losses_between(source, classes, document, folder.name))
