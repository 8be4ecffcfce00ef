"""The TypeScript target: a file for each Python module, and an index.ts that exports them all.

In the layout `single`, index.ts holds everything itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen import ir
from codegen.emit.typescript.comments import render_doc, with_members
from codegen.emit.typescript.inheritance import without_inherited
from codegen.emit.typescript.names import CONTRACT, INDEX, settle
from codegen.emit.typescript.statements import (
    render_alias,
    render_constants,
    render_contract,
    render_entry,
    render_export,
    render_heading,
    render_import,
    render_index,
    render_member,
)
from codegen.header import header_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from codegen.config import TypeScript
    from codegen.emit.target import Request
    from codegen.emit.typescript.names import Names

_MEMBER_INDENTATION = 2
_CONTRACT_DOC = "Fingerprint of the contract: a server with another speaks another."


@dataclass(frozen=True)
class Statement:
    """A text and the comment above it."""

    doc: str
    text: str


@dataclass(frozen=True)
class Declaration:
    """A declaration as the template places it; an interface is a heading, members and an end."""

    doc: str
    text: str
    members: tuple[Statement, ...] | None = None
    end: str = "}"


def emit(request: Request) -> dict[str, str]:
    """The files of the target, by path in its folder; CodegenError where a name is not usable."""
    contract, options, templates = request.contract, request.config.typescript, request.templates
    names = settle(contract, options)
    files: dict[str, list[ir.Declaration]] = {}
    for declaration in without_inherited(contract).declarations:
        files.setdefault(names.files[declaration.identity.name], []).append(declaration)
    contract_constant = _contract(contract.fingerprint)
    texts = {}
    for path, declarations in files.items():
        context = {
            "header": header_lines(_sources(path, declarations, contract)),
            "imports": list(_imports(path, declarations, names)),
            "declarations": [_declaration(each, names, options) for each in declarations],
            "contract": contract_constant if path == INDEX else None,
        }
        texts[path] = templates.render("typescript/module.ts.jinja", context)
    if INDEX not in texts:
        exports = [_export(path, files[path], names, options) for path in sorted(files)]
        context = {
            "header": header_lines(contract.models),
            "contract": contract_constant,
            "exports": exports,
        }
        texts[INDEX] = templates.render("typescript/index.ts.jinja", context)
    return texts


def _contract(fingerprint: str) -> Statement:
    doc = render_doc(ir.Doc(description=_CONTRACT_DOC), None)
    return Statement(doc, render_contract(CONTRACT, fingerprint))


def _sources(path: str, declarations: list[ir.Declaration], contract: ir.Contract) -> Sequence[str]:
    if path == INDEX:
        return contract.models
    module = declarations[0].identity.module
    return [contract.sources.get(module, module)]


def _export(
    path: str, declarations: list[ir.Declaration], names: Names, options: TypeScript
) -> str:
    values = any(_is_constant(each, options) for each in declarations)
    return render_export(names.import_path(INDEX, path), types_only=not values)


def _is_constant(declaration: ir.Declaration, options: TypeScript) -> bool:
    """Whether a declaration is an enum that is written as an object."""
    is_enum = isinstance(declaration, ir.Enum) and bool(declaration.members)
    return is_enum and options.enums == "const"


def _declaration(declaration: ir.Declaration, names: Names, options: TypeScript) -> Declaration:
    identity = declaration.identity
    name, see = names.types[identity.name], f"{identity.module}.{identity.qualname}"
    doc = render_doc(declaration.doc, see=see)
    match declaration:
        case ir.Interface(parameters=parameters):
            heading = render_heading(name, parameters, declaration.bases, names.type_name)
            return Declaration(doc, heading, tuple(_members(declaration, names)))
        case ir.Enum(members=members) if _is_constant(declaration, options):
            heading, end, indentation = render_constants(name)
            return Declaration(doc, heading, tuple(_entries(members, indentation)), end)
        case ir.Enum(members=members):
            values = ir.union(ir.Const(member.value) for member in members)
            doc = render_doc(with_members(declaration.doc, members), see=see)
            return Declaration(doc, render_alias(name, (), values, names.type_name))
        case ir.Alias(parameters=parameters, type=type_):
            return Declaration(doc, render_alias(name, parameters, type_, names.type_name))
        case _:
            assert_never(declaration)


def _entries(members: Iterable[ir.EnumMember], indentation: int) -> Iterator[Statement]:
    for member in members:
        doc = render_doc(ir.Doc(description=member.doc), None, indentation)
        yield Statement(doc, render_entry(member, indentation))


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


def _imports(path: str, declarations: list[ir.Declaration], names: Names) -> Iterator[str]:
    """One statement for each other file that this one refers to, computed from use."""
    written: dict[str, set[str]] = {}
    for external in (each for one in declarations for each in ir.externals(one)):
        if external.module is not None:
            name = re.split(r"[.<]", external.name)[0]
            written.setdefault(names.external_path(path, external.module), set()).add(name)
    for module in sorted(written):
        yield render_import(sorted(written[module]), module)
    used: dict[str, set[str]] = {}
    for name in {ref.name for each in declarations for ref in ir.refs(each)}:
        used.setdefault(names.files[name], set()).add(names.types[name])
    for other in sorted(used.keys() - {path}):
        yield render_import(sorted(used[other]), names.import_path(path, other))
