"""What schemas are called and where they stand, settled once before anything is printed.

The files are those of the types. Modules that need each other in a circle cannot: whichever is
loaded first would find the others empty. So the file of the first holds the schemas of all, and
the others pass theirs on.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen import ir
from codegen.emit.typescript.names import settle
from codegen.emit.zod.rules import INTEGER
from codegen.ir.order import components, needs

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from codegen.config import TypeScript, Zod
    from codegen.emit.typescript.names import Names

OWN = "own"
"""The name of the function that copies an object without what it inherits; see the template."""

_OURS = frozenset({"z", INTEGER, OWN, "globalThis", "value", "map", "n"})
_INFERRED = (None, ir.Scalar("never"), ir.Scalar("unknown"))
_TYPES = "typescript"
_SCHEMAS = "zod"


@dataclass(frozen=True)
class Places:
    """By a declaration's name in the contract: its schema, its type, its place in the order.

    `files` tells where the schema stands, `doors` where it is looked for: at the file of its type.
    `stated` are those whose schema is annotated, since what it infers is not the type, or circular.
    """

    names: Names
    schemas: dict[str, str]
    types: dict[str, str]
    files: dict[str, str]
    doors: dict[str, str]
    numbers: dict[str, int]
    declarations: dict[str, ir.Declaration]
    stated: frozenset[str]

    def type_name(self, name: str) -> str:
        """The name of a declaration's type in a file of schemas."""
        return self.types[name]

    def type_import(self, importer: str, name: str) -> str:
        """How a file of schemas names the file of a type."""
        return self._path(importer, f"{_TYPES}/{self.doors[name]}") + self.names.extension

    def external_import(self, importer: str, module: str) -> str:
        """How a file of schemas names a hand-written module."""
        if not module.startswith("."):
            return module
        return self._path(importer, posixpath.join(_TYPES, module))

    def _path(self, importer: str, imported: str) -> str:
        start = posixpath.join(_SCHEMAS, posixpath.dirname(importer))
        return posixpath.relpath(imported, start).removesuffix(".ts")


def place(contract: ir.Contract, options: TypeScript, zod: Zod) -> Places:
    """The places of a contract whose declarations are in order."""
    names = settle(contract, options)
    declarations = {each.identity.name: each for each in contract.declarations}
    parameters = {one.name for each in declarations.values() for one in parameters_of(each)}
    taken = {*names.types.values(), *parameters, *_OURS}
    schemas = {name: _free(f"{names.types[name]}Schema", taken) for name in declarations}
    taken |= {*schemas.values()}
    types = {
        name: _free(type_, taken) if type_ in _OURS else type_
        for name, type_ in names.types.items()
    }
    numbers = {name: number for number, name in enumerate(declarations)}
    files = _gathered(contract, names.files)
    stated = frozenset(
        name
        for name, number in numbers.items()
        if zod.isolated_declarations or _is_stated(declarations[name], number, numbers)
    )
    return Places(names, schemas, types, files, names.files, numbers, declarations, stated)


def _is_stated(declaration: ir.Declaration, here: int, numbers: dict[str, int]) -> bool:
    if any(numbers[name] >= here for name in needs(declaration, late=False)):
        return True
    objects = (each for each in inside(declaration) if isinstance(each, ir.Object))
    return any(each.additional not in _INFERRED for each in objects)


def inside(declaration: ir.Declaration) -> Iterator[ir.Type]:
    """Every type in a declaration that its schema is built from; an interface is an object."""
    match declaration:
        case ir.Interface(properties=properties, additional=additional):
            todo: list[ir.Type] = [ir.Object(properties, additional)]
        case ir.Alias(type=type_):
            todo = [type_]
        case ir.Enum():
            todo = []
        case _:
            assert_never(declaration)
    while todo:
        type_ = todo.pop()
        yield type_
        todo += ir.parts(type_)


def parameters_of(declaration: ir.Declaration) -> tuple[ir.TypeParameter, ...]:
    """The type parameters of a declaration."""
    return () if isinstance(declaration, ir.Enum) else declaration.parameters


def parameter(name: str) -> str:
    """What the schema of a type parameter is called."""
    return f"{name}_" if name in _OURS else name


def _free(name: str, taken: Container[str]) -> str:
    while name in taken:
        name += "_"
    return name


def _gathered(contract: ir.Contract, files: dict[str, str]) -> dict[str, str]:
    """The file of each schema, where those in a circle of files share the first of them."""
    graph: dict[str, dict[str, None]] = {}
    for declaration in contract.declarations:
        targets = graph.setdefault(files[declaration.identity.name], {})
        targets |= dict.fromkeys(files[name] for name in needs(declaration, late=True))
    homes: dict[str, str] = {}
    for circle in components(graph):
        homes |= dict.fromkeys(circle, min(circle))
    return {name: homes[file] for name, file in files.items()}
