"""A JSON Schema or OpenAPI file -> a package of Pydantic models to start from, and what it lost."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.adopt.adoption import Loss
from codegen.adopt.bundle import bundle
from codegen.adopt.compare import losses_between
from codegen.adopt.models import write_models
from codegen.adopt.ours import undo
from codegen.adopt.package import default_folder, exported, models_name, refuse_files, table
from codegen.adopt.read import read, refused

if TYPE_CHECKING:
    from codegen.adopt.adoption import Adoption
    from codegen.adopt.read import Original

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
    try:
        return _adopted(read(file), output or default_folder(file))
    except RecursionError as error:
        raise refused(str(file), "it is nested too deeply", "make it flatter") from error


def _adopted(original: Original, folder: Path) -> Adopted:
    refuse_files(folder)
    adoption = undo(original) if original.kind == "codegen" else bundle(original)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as aside:
        losses = _write(adoption, Path(aside) / folder.name, original.file)
        written = sorted(
            path.relative_to(aside).as_posix() for path in (Path(aside) / folder.name).rglob("*.py")
        )
        if folder.is_dir():
            folder.rmdir()  # it is empty
        shutil.move(Path(aside) / folder.name, folder)
    return Adopted(
        written=tuple((folder.parent / path).as_posix() for path in written),
        losses=losses,
        table=table(models_name(folder), adoption.settings),
    )


def _write(adoption: Adoption, folder: Path, file: str) -> tuple[Loss, ...]:
    classes = write_models(adoption, folder, Path(file).name)
    document = exported(folder.parent, folder.name, adoption.settings)
    return (*adoption.losses, *losses_between(adoption, classes, document))
