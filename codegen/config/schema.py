"""What a project configures: each field is a key of its table, its annotation the type."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias, get_args

TARGETS = ("typescript", "zod", "docs")
"""The targets that exist; schema.json is written whatever is chosen."""


@dataclass(frozen=True)
class Wire:
    """How the server really dumps its models: `model_dump_json(by_alias=True, ...)`."""

    exclude_none: bool = False
    exclude_unset: bool = False
    exclude_defaults: bool = False
    by_alias: bool = True
    nonfinite_floats: bool = False


Inexpressible: TypeAlias = Literal["error", "unknown"]
EnumStyle: TypeAlias = Literal["union", "const"]
Layout: TypeAlias = Literal["modules", "single"]
ImportExtension: TypeAlias = Literal[".js", "", ".ts"]
PageFormat: TypeAlias = Literal["markdown", "mdx"]


@dataclass(frozen=True)
class TypeScript:
    """How the TypeScript is written.

    `rename` leads from a type, by its name in the contract, `module:qualname` or `module.qualname`,
    to its name in TypeScript. Under `const` an enum is an object and a type of one name.
    """

    rename: dict[str, str] = field(default_factory=dict)
    enums: EnumStyle = "union"
    layout: Layout = "modules"
    import_extension: ImportExtension = ".js"


@dataclass(frozen=True)
class Zod:
    """How the Zod schemas are written; names, files and imports are as in TypeScript.

    With `isolated_declarations` every schema states its type, as that option of the compiler asks
    for; it is then a `z.ZodType`, without the methods of its kind.
    """

    isolated_declarations: bool = False


@dataclass(frozen=True)
class Docs:
    """How the reference pages are written: for GitHub, or for a site that is made from MDX."""

    format: PageFormat = "markdown"


TABLES = {"Wire": Wire, "TypeScript": TypeScript, "Zod": Zod, "Docs": Docs}
CHOICES: dict[str | None, tuple[str, ...]] = {
    "Inexpressible": get_args(Inexpressible),
    "EnumStyle": get_args(EnumStyle),
    "Layout": get_args(Layout),
    "ImportExtension": get_args(ImportExtension),
    "PageFormat": get_args(PageFormat),
}


@dataclass(frozen=True)
class Config:
    """One project. `sends` and `receives` name the roots of each direction.

    Where neither is stated, both are None, and every model goes both ways. `skip` names models that
    are not exported, `inexpressible` what becomes of a type that has no honest schema. A file in
    the folder `templates` takes the place of our template of the same path, and `custom` leads from
    a further file of the output, or from one for each `{module}`, to the template that makes it.
    """

    root: Path
    models: tuple[str, ...]
    output: str = "generated"
    targets: tuple[str, ...] = ("typescript",)
    sends: tuple[str, ...] | None = None
    receives: tuple[str, ...] | None = None
    skip: tuple[str, ...] = ()
    inexpressible: Inexpressible = "error"
    templates: str | None = None
    custom: dict[str, str] = field(default_factory=dict)
    wire: Wire = Wire()
    typescript: TypeScript = TypeScript()
    zod: Zod = Zod()
    docs: Docs = Docs()

    @property
    def folder(self) -> Path:
        """The output folder, as the user would type it."""
        return as_typed(self.root / self.output)


def as_typed(path: Path) -> Path:
    """A path relative to the current folder where it lies below, else as it is."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
