"""Code that a page shows: the generated TypeScript of an alias, and the Python of an enum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen import ir
from codegen.config import TypeScript
from codegen.emit.docs.markdown import code_lines
from codegen.emit.docs.page import Code
from codegen.emit.docs.types import python_literal
from codegen.emit.prettier.literals import json_string
from codegen.emit.typescript.inheritance import without_inherited
from codegen.emit.typescript.names import settle
from codegen.emit.typescript.statements import (
    render_alias,
    render_heading,
    render_index,
    render_member,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.emit.typescript.names import Names

_MOST = 12
"""Declarations in one excerpt: those that are left out have sections of their own."""


@dataclass(frozen=True)
class Excerpts:
    """Excerpts of the Python source, and of the TypeScript, less the comments.

    `sources` are the files of the Python modules; `is_written` is whether the target `typescript`
    is written at all.
    """

    declarations: Mapping[str, ir.Declaration]
    sources: Mapping[str, str]
    names: Names
    is_written: bool

    def python(self, enum: ir.Enum) -> Code:
        """The class of an enum, with what is said of a member above it."""
        module = enum.identity.module
        return Code("python", code_lines(_enum(enum)), self.sources.get(module, module))

    def typescript(self, name: str) -> Code:
        """The alias with what it is made of in the same file."""
        text = "\n\n".join(map(self._statement, self._together(name)))
        file = f"typescript/{self.names.files[name]}" if self.is_written else None
        return Code("ts", code_lines(text), file)

    def _together(self, name: str) -> list[ir.Declaration]:
        found = {name: None}
        pending = [name]
        for each in pending:
            for ref in ir.refs(self.declarations[each]):
                is_beside = self.names.files[ref.name] == self.names.files[name]
                if is_beside and ref.name not in found and len(found) < _MOST:
                    found[ref.name] = None
                    pending.append(ref.name)
        return [self.declarations[each] for each in pending]

    def _statement(self, declaration: ir.Declaration) -> str:
        name, type_name = self.names.types[declaration.identity.name], self.names.type_name
        match declaration:
            case ir.Alias(parameters=parameters, type=type_):
                return render_alias(name, parameters, type_, type_name)
            case ir.Enum(members=members):
                values = ir.union(ir.Const(member.value) for member in members)
                return render_alias(name, (), values, type_name)
            case ir.Interface():
                return self._interface(name, declaration)

    def _interface(self, name: str, declaration: ir.Interface) -> str:
        type_name, properties = self.names.type_name, declaration.properties
        heading = render_heading(name, declaration.parameters, declaration.bases, type_name)
        lines = [render_member(each, type_name) for each in properties]
        inherits = declaration.bases and declaration.additional in {None, ir.NEVER}
        index = "" if inherits else render_index(properties, declaration.additional, type_name)
        lines += [index] if index else []
        return "\n".join([heading, *lines, "}"]) if lines else f"{heading}}}"


def excerpts(contract: ir.Contract, options: TypeScript | None) -> Excerpts:
    """Excerpts of what `options` make of a contract; of None, where nothing of it is written."""
    names = settle(contract, options or TypeScript())
    own = {each.identity.name: each for each in without_inherited(contract).declarations}
    return Excerpts(own, contract.sources, names, options is not None)


def _enum(enum: ir.Enum) -> str:
    kinds = {type(member.value) for member in enum.members}
    bases = [*(kind.__name__ for kind in (str, int) if kinds == {kind}), "Enum"]
    lines = [f"class {enum.identity.qualname}({', '.join(bases)}):"]
    for member in enum.members:
        for line in (member.doc or "").strip().splitlines():
            visible = json_string(line)[1:-1].replace('\\"', '"')
            lines.append(f"    # {visible}".rstrip())
        lines.append(f"    {member.name} = {python_literal(member.value)}")
    return "\n".join([*lines, *([] if enum.members else ["    pass"])])
