"""What declarations and files are called in TypeScript, settled once before anything is printed."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen import ir

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from codegen.ir import Contract

# Names that TypeScript refuses for a type, or lets one declare but not use.
_RESERVED = frozenset(
    """
    any as asserts async await bigint boolean break case catch class const continue debugger
    default delete do else enum export extends false finally for function if implements import in
    infer instanceof interface intrinsic is keyof let never new null number object package
    private protected public readonly return static string super switch symbol this throw true
    try type typeof undefined unique unknown var void while with yield
    """.split()
)


@dataclass(frozen=True)
class Names:
    """The TypeScript name of each declaration, and the file of each Python module."""

    types: dict[str, str]
    files: dict[str, str]

    def type_name(self, name: str) -> str:
        """The TypeScript name of a declaration."""
        return self.types[name]

    def import_path(self, importer: str, imported: str) -> str:
        """How the file of one module names the file of another in an import."""
        start = posixpath.dirname(self.files[importer]) or "."
        path = posixpath.relpath(self.files[imported], start).removesuffix(".ts") + ".js"
        return path if path.startswith(".") else f"./{path}"


def settle(contract: Contract) -> Names:
    """The names of a contract. Generated types shadow globals, so the printer uses none by name."""
    identities = [declaration.identity for declaration in contract.declarations]
    spelled = {identity.name: _identifier(identity.name) for identity in identities}
    # In a generic declaration, the name of a parameter means the parameter.
    types = _unique(spelled, _RESERVED | _parameters(contract))
    modules = sorted({identity.module for identity in identities})
    paths = {module: module.replace(".", "/") for module in modules}
    # index.ts exports everything; some file systems do not tell Index.ts from it.
    stems = _unique(paths, {path for path in paths.values() if path.casefold() == "index"})
    return Names(types, {module: f"{stem}.ts" for module, stem in stems.items()})


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
