"""What a project configures: each field is a key of its table, its annotation the type.

A field of `Config` that says which module emits it is a target, and its type the options.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import ClassVar, Literal, TypeAlias


@dataclass(frozen=True)
class Wire:
    """How the server really dumps its models: `model_dump_json(by_alias=True, ...)`."""

    exclude_none: bool = False
    exclude_unset: bool = False
    exclude_defaults: bool = False
    by_alias: bool = True
    nonfinite_floats: bool = False
    is_partial: ClassVar[bool] = False


class Partial(Wire):
    """How a server dumps that leaves out keys which it names, by `include` or `exclude`."""

    is_partial: ClassVar[bool] = True


Inexpressible: TypeAlias = Literal["error", "unknown"]
EnumStyle: TypeAlias = Literal["union", "const"]
Layout: TypeAlias = Literal["modules", "single"]
ImportExtension: TypeAlias = Literal[".js", "", ".ts"]
ZodFlavour: TypeAlias = Literal["classic", "mini"]
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
    for; it is then a `z.ZodType`, without the methods of its kind. Under `mini` they are those of
    `zod/mini`, which a bundle holds as far as it uses them.
    """

    isolated_declarations: bool = False
    flavour: ZodFlavour = "classic"


@dataclass(frozen=True)
class Guards:
    """How the guards are written: names, files and imports are as in TypeScript."""


@dataclass(frozen=True)
class Docs:
    """How the reference pages are written: for GitHub, or for a site that is made from MDX."""

    format: PageFormat = "markdown"


@dataclass(frozen=True)
class Breaking:
    """How changes of the contract are graded.

    Clients that validate what they get refuse what they do not know. `allow` says of a change, by
    the fingerprint that a report gives it, why it may be.
    """

    client_validates: bool = False
    allow: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Routes:
    """How the routes of an application are written: in one way, so far."""


@dataclass(frozen=True)
class Channel:
    """What crosses a websocket: the names of the types that the server sends and receives."""

    sends: str | None = None
    receives: str | None = None


@dataclass(frozen=True)
class Target:
    """A target: the module whose `emit` makes its files, and the targets that these import."""

    name: str
    module: str
    needs: tuple[str, ...] = ()


def _emitted_by(module: str, *needs: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {"target": (module, needs)}


@dataclass(frozen=True)
class Config:
    """One project; its folder is `root`. `sends` and `receives` name the roots of each direction.

    The modules of `models` are found in the folder `source`; those below a package that a glob of
    `exclude` names are not imported.

    Where neither is stated, both are None, and every model goes both ways. `skip` names models that
    are not exported, `inexpressible` what becomes of a type that has no honest schema. A file in
    the folder `templates` takes the place of our template of the same path, and `custom` leads from
    a further file of the output, or from one for each `{module}`, to the template that makes it.
    `channels` leads from the path of a websocket to what crosses it.
    """

    root: Path
    models: tuple[str, ...]
    source: str = "."
    exclude: tuple[str, ...] = ()
    output: str = "generated"
    targets: tuple[str, ...] = ("typescript",)
    sends: tuple[str, ...] | None = None
    receives: tuple[str, ...] | None = None
    skip: tuple[str, ...] = ()
    inexpressible: Inexpressible = "error"
    templates: str | None = None
    custom: dict[str, str] = field(default_factory=dict)
    wire: Wire = Wire()
    breaking: Breaking = Breaking()
    typescript: TypeScript = field(
        default=TypeScript(), metadata=_emitted_by("codegen.emit.typescript.target")
    )
    zod: Zod = field(default=Zod(), metadata=_emitted_by("codegen.emit.zod.target", "typescript"))
    guards: Guards = field(
        default=Guards(), metadata=_emitted_by("codegen.emit.guards.target", "typescript")
    )
    docs: Docs = field(default=Docs(), metadata=_emitted_by("codegen.emit.docs.target"))
    routes: Routes = field(
        default=Routes(), metadata=_emitted_by("codegen.emit.routes", "typescript")
    )
    channels: dict[str, Channel] = field(
        default_factory=dict, metadata=_emitted_by("codegen.emit.channels", "typescript")
    )

    @property
    def folder(self) -> Path:
        """The output folder, as the user would type it."""
        return Path(os.path.normpath(as_typed(self.root) / self.output))

    @property
    def source_folder(self) -> Path:
        """The folder that holds the top packages of the models."""
        return Path(os.path.normpath(self.root / self.source))


TARGETS = {
    each.name: Target(each.name, *each.metadata["target"])
    for each in fields(Config)
    if "target" in each.metadata
}
"""The targets that exist; schema.json is written whatever is chosen."""


def as_typed(path: Path) -> Path:
    """A path relative to the current folder where it lies below, else as it is."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def repository(folder: Path) -> Path | None:
    """The top of the git repository around a folder; None where there is none."""
    tops = (each for each in (folder, *folder.parents) if (each / ".git").exists())
    return next(tops, None)
