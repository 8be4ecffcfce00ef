"""What declarations and files are called in TypeScript, settled once before anything is printed."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.typescript.renames import renamed

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from codegen.config import ImportExtension, TypeScript
    from codegen.ir import Contract

INDEX = "index.ts"
CONTRACT = "CONTRACT"
"""The constant of the index that holds the fingerprint of the contract."""

# Names that TypeScript refuses for a type or a constant, or lets one declare but not use.
_RESERVED = frozenset(
    """
    any arguments as asserts async await bigint boolean break case catch class const continue
    debugger default delete do else enum eval export extends false finally for function if
    implements import in
    infer instanceof interface intrinsic is keyof let never new null number object package
    private protected public readonly return static string super switch symbol this throw true
    try type typeof undefined unique unknown var void while with yield
    """.split()
)


@dataclass(frozen=True)
class Names:
    """The TypeScript name and the file of each declaration, by its name in the contract."""

    types: dict[str, str]
    files: dict[str, str]
    extension: ImportExtension = ".js"

    def type_name(self, name: str) -> str:
        """The TypeScript name of a declaration."""
        return self.types[name]

    def external_path(self, importer: str, module: str) -> str:
        """How a file names a hand-written module; a relative path starts at the target's folder."""
        if not module.startswith("."):
            return module
        path = posixpath.relpath(module, posixpath.dirname(importer) or ".")
        return path if path.startswith(".") else f"./{path}"

    def import_path(self, importer: str, imported: str) -> str:
        """How one file names another in an import."""
        start = posixpath.dirname(importer) or "."
        path = posixpath.relpath(imported, start).removesuffix(".ts") + self.extension
        return path if path.startswith(".") else f"./{path}"


def settle(contract: Contract, options: TypeScript) -> Names:
    """The names of a contract. Generated types shadow globals, so the printer uses none by name.

    Raises CodegenError with every fault of `options.rename`.
    """
    identities = [declaration.identity for declaration in contract.declarations]
    spelled = {identity: _identifier(identity.name) for identity in identities}
    # In a generic declaration, the name of a parameter means the parameter.
    reserved = _RESERVED | {CONTRACT} | _parameters(contract)
    chosen = renamed(options.rename, spelled, reserved)
    own = {each.name: name for each, name in spelled.items() if each.name not in chosen}
    types = {**_unique(own, reserved | {*chosen.values()}), **chosen}
    single = options.layout == "single"
    modules = {} if single else _files(sorted({identity.module for identity in identities}))
    files = {identity.name: modules.get(identity.module, INDEX) for identity in identities}
    return Names(types, files, options.import_extension)


def _files(modules: Iterable[str]) -> dict[str, str]:
    """The file of each Python module."""
    paths = {module: module.replace(".", "/") for module in modules}
    # index.ts exports everything; some file systems do not tell Index.ts from it.
    stems = _unique(paths, {path for path in paths.values() if path.casefold() == "index"})
    return {module: f"{stem}.ts" for module, stem in stems.items()}


def _identifier(name: str) -> str:
    """The name itself, unless it starts with what no name can start with, such as a digit."""
    return name if name.isidentifier() else f"_{name}"


def _parameters(contract: Contract) -> set[str]:
    generic = [each for each in contract.declarations if not isinstance(each, ir.Enum)]
    return {parameter.name for declaration in generic for parameter in declaration.parameters}


def _unique(spelled: Mapping[str, str], reserved: Container[str]) -> dict[str, str]:
    """By key, what it is called: as spelled, and with `_` where that is reserved or taken."""
    taken = {name for key, name in spelled.items() if name == key and name not in reserved}
    names: dict[str, str] = {}
    for key, wanted in spelled.items():
        name = wanted
        while name in reserved or (name in taken and name != key):
            name += "_"
        taken.add(name)
        names[key] = name
    return names
