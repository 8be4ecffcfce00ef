"""The TypeScript target: one file for each Python module, and an index.ts that exports them all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen import ir
from codegen.emit import names as naming
from codegen.emit.inheritance import without_inherited
from codegen.emit.render import render
from codegen.emit.statements import (
    render_alias,
    render_heading,
    render_import,
    render_index,
    render_member,
)
from codegen.emit.tsdoc import render_doc
from codegen.header import header_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.emit.names import Names

_MEMBER_INDENTATION = 2


@dataclass(frozen=True)
class Statement:
    """A text and the comment above it."""

    doc: str
    text: str


@dataclass(frozen=True)
class Declaration:
    """A declaration as the template places it; an interface is a heading with members."""

    doc: str
    text: str
    members: tuple[Statement, ...] | None = None


def emit(contract: ir.Contract) -> dict[str, str]:
    """The files of the target, by path in its folder."""
    names = naming.settle(contract)
    contract = without_inherited(contract)
    modules: dict[str, list[ir.Declaration]] = {}
    for declaration in contract.declarations:
        modules.setdefault(declaration.identity.module, []).append(declaration)
    files = {
        names.files[module]: _module(module, declarations, contract, names)
        for module, declarations in modules.items()
    }
    return {**files, "index.ts": _index(contract, files)}


def _module(
    module: str, declarations: list[ir.Declaration], contract: ir.Contract, names: Names
) -> str:
    context = {
        "header": header_lines([contract.sources.get(module, module)]),
        "imports": list(_imports(module, declarations, contract, names)),
        "declarations": [_declaration(declaration, names) for declaration in declarations],
    }
    return render("typescript/module.ts.jinja", context)


def _index(contract: ir.Contract, files: Iterable[str]) -> str:
    paths = [f"./{path.removesuffix('.ts')}.js" for path in sorted(files)]
    context = {"header": header_lines(contract.models), "paths": paths}
    return render("typescript/index.ts.jinja", context)


def _declaration(declaration: ir.Declaration, names: Names) -> Declaration:
    name = names.types[declaration.identity.name]
    doc = render_doc(declaration.doc)
    match declaration:
        case ir.Interface(parameters=parameters):
            heading = render_heading(name, parameters, declaration.bases, names.type_name)
            return Declaration(doc, heading, tuple(_members(declaration, names)))
        case ir.Enum(members=members):
            values = ir.union(ir.Const(member.value) for member in members)
            return Declaration(doc, render_alias(name, (), values, names.type_name))
        case ir.Alias(parameters=parameters, type=type_):
            return Declaration(doc, render_alias(name, parameters, type_, names.type_name))
        case _:
            assert_never(declaration)


def _members(interface: ir.Interface, names: Names) -> Iterator[Statement]:
    for member in interface.properties:
        doc = render_doc(_telling(member), member.type, _MEMBER_INDENTATION)
        yield Statement(doc, render_member(member, names.type_name))
    if interface.bases and interface.additional in {None, ir.Scalar("never")}:
        return  # what it has of undeclared keys, it has from its bases
    index = render_index(interface.properties, interface.additional, names.type_name)
    if index:
        yield Statement("", index)


def _telling(member: ir.Property) -> ir.Doc:
    """What is said of a property, without a default that its type tells already."""
    default = member.doc.default
    if default is not None and (default.value is None or isinstance(member.type, ir.Const)):
        return replace(member.doc, default=None)
    return member.doc


def _imports(
    module: str, declarations: list[ir.Declaration], contract: ir.Contract, names: Names
) -> Iterator[str]:
    """One statement for each other module that this one refers to, computed from use."""
    homes = {each.identity.name: each.identity.module for each in contract.declarations}
    used: dict[str, set[str]] = {}
    for name in {ref.name for each in declarations for ref in ir.refs(each)}:
        used.setdefault(homes[name], set()).add(names.types[name])
    for home in sorted(used.keys() - {module}, key=lambda home: names.files[home]):
        yield render_import(sorted(used[home]), names.import_path(module, home))
