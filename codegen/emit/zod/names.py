"""What schemas are called and where they stand, resolved before anything is laid out.

The files are those of the types. Modules that need each other in a circle cannot: whichever is
loaded first would find the others empty. So the file of the first holds the schemas of all, and
the others export theirs again.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen import ir
from codegen.emit.typescript.names import assign_names, free
from codegen.ir.order import components, needs

if TYPE_CHECKING:
    from codegen.config import TypeScript, Zod, ZodFlavour
    from codegen.emit.typescript.names import Names

INTEGER = "int"
"""The name of the schema of any integer in a file; see the template."""
OWN = "own"
"""The name of the function that copies an object without what it inherits; see the template."""

_OURS = frozenset({"z", INTEGER, OWN, "globalThis", "value", "map", "n", "kept", "built"})
_INFERRED = (None, ir.NEVER, ir.UNKNOWN)
_TYPES = "typescript"
_SCHEMAS = "zod"


@dataclass(frozen=True)
class ModuleMap:
    """By a declaration's name in the contract: its schema, its type, its place in the order.

    `files` tells where the schema stands; it is looked for at the file of its type, of which
    `names` tells. `needed` are those that a schema refers to. `annotated` are those whose schema
    states its type, since what it infers is not that, or circular.
    """

    names: Names
    schemas: dict[str, str]
    types: dict[str, str]
    files: dict[str, str]
    numbers: dict[str, int]
    declarations: dict[str, ir.Declaration]
    needed: dict[str, list[str]]
    annotated: frozenset[str]
    flavour: ZodFlavour = "classic"

    @property
    def base(self) -> str:
        """What the classes of schemas are called, but for their kind."""
        return "z.ZodMini" if self.flavour == "mini" else "z.Zod"

    def built(self, name: str) -> int:
        """How many schemas are there when that of a declaration is built, as far as it matters.

        They are those that come before it; where it needs none of the others, they might be all.
        """
        here = self.numbers[name]
        is_late = any(self.numbers[each] >= here for each in self.needed[name])
        return here if is_late else len(self.numbers)

    def type_name(self, name: str) -> str:
        """The name of a declaration's type in a file of schemas."""
        return self.types[name]

    def type_path(self, importer: str, name: str) -> str:
        """How a file of schemas names the file of a type."""
        return _relative(importer, f"{_TYPES}/{self.names.files[name]}") + self.names.extension

    def external_path(self, importer: str, module: str) -> str:
        """How a file of schemas names a hand-written module."""
        is_path = module.startswith(".")
        return _relative(importer, posixpath.join(_TYPES, module)) if is_path else module


def _relative(importer: str, imported: str) -> str:
    start = posixpath.join(_SCHEMAS, posixpath.dirname(importer))
    return posixpath.relpath(imported, start).removesuffix(".ts")


def resolve(contract: ir.Contract, options: TypeScript, zod: Zod) -> ModuleMap:
    """The modules of a contract whose declarations are in order."""
    names = assign_names(contract, options)
    declarations = {each.identity.name: each for each in contract.declarations}
    parameters = {one.name for each in contract.declarations for one in each.parameters}
    taken = {*names.types.values(), *parameters, *_OURS}
    schemas = {name: free(f"{names.types[name]}Schema", taken) for name in declarations}
    taken |= {*schemas.values()}
    types = {
        name: free(type_, taken) if type_ in _OURS else type_ for name, type_ in names.types.items()
    }
    numbers = {name: number for number, name in enumerate(declarations)}
    needed = {name: needs(each, late=True) for name, each in declarations.items()}
    files = _gathered(needed, names.files)
    annotated = frozenset(
        name
        for name, number in numbers.items()
        if zod.isolated_declarations or _is_annotated(declarations[name], number, numbers)
    )
    return ModuleMap(
        names, schemas, types, files, numbers, declarations, needed, annotated, zod.flavour
    )


def _is_annotated(declaration: ir.Declaration, here: int, numbers: dict[str, int]) -> bool:
    if any(numbers[name] >= here for name in needs(declaration, late=False)):
        return True
    inside = ir.walk(held_type(declaration))
    return any(isinstance(one, ir.Object) and one.additional not in _INFERRED for one in inside)


def held_type(declaration: ir.Declaration) -> ir.Type:
    """The type that a schema is built from; of an interface, that is an object."""
    match declaration:
        case ir.Interface(properties=properties, additional=additional):
            return ir.Object(properties, additional)
        case ir.Alias(type=type_):
            return type_
        case ir.Enum(members=members):
            return ir.union(ir.Const(member.value) for member in members)
        case _:
            assert_never(declaration)


def parameter_schema(name: str) -> str:
    """What the schema of a type parameter is called."""
    return f"{name}_" if name in _OURS else name


def _gathered(needed: dict[str, list[str]], files: dict[str, str]) -> dict[str, str]:
    """The file of each schema, where those in a circle of files share the first of them."""
    graph: dict[str, dict[str, None]] = {}
    for name, others in needed.items():
        graph.setdefault(files[name], {}).update(dict.fromkeys(files[each] for each in others))
    homes: dict[str, str] = {}
    for circle in components(graph):
        homes |= dict.fromkeys(circle, min(circle))
    return {name: homes[file] for name, file in files.items()}
