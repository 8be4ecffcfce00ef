"""The TypeScript of an alias, as the target `typescript` writes it, less the comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen import ir
from codegen.config import TypeScript
from codegen.emit.docs.contract import names as named_in
from codegen.emit.typescript.inheritance import without_inherited
from codegen.emit.typescript.names import settle
from codegen.emit.typescript.statements import (
    render_alias,
    render_heading,
    render_index,
    render_member,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.emit.typescript.names import Names

_MOST = 12
"""Declarations in one excerpt: those that are left out have sections of their own."""


@dataclass(frozen=True)
class Excerpts:
    """Excerpts of the generated files; `is_written` is whether these are written at all."""

    declarations: dict[str, ir.Declaration]
    names: Names
    is_written: bool

    def typescript(self, name: str) -> tuple[str, str | None]:
        """The alias with what it is made of in the same file, and the path of this file."""
        file = self.names.files[name]
        statements = [self._statement(each) for each in self._together(name)]
        return "\n\n".join(statements), f"typescript/{file}" if self.is_written else None

    def _together(self, name: str) -> list[ir.Declaration]:
        found = {name: None}
        pending = [name]
        for each in pending:
            for target in self._parts(self.declarations[each]):
                alike = self.names.files[target] == self.names.files[name]
                if alike and target not in found and len(found) < _MOST:
                    found[target] = None
                    pending.append(target)
        return [self.declarations[each] for each in pending]

    def _parts(self, declaration: ir.Declaration) -> Iterator[str]:
        match declaration:
            case ir.Alias(type=type_):
                yield from named_in(type_)
            case ir.Interface(properties=properties, bases=bases):
                for base in bases:
                    yield from named_in(base)
                for each in properties:
                    yield from named_in(each.type)

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
        inherits = declaration.bases and declaration.additional in {None, ir.Scalar("never")}
        index = "" if inherits else render_index(properties, declaration.additional, type_name)
        lines += [index] if index else []
        return "\n".join([heading, *lines, "}"]) if lines else f"{heading}}}"


def excerpts(contract: ir.Contract, options: TypeScript | None) -> Excerpts:
    """Excerpts of what `options` make of a contract; of None, where nothing of it is written."""
    names = settle(contract, options or TypeScript())
    own = without_inherited(contract).declarations
    return Excerpts({each.identity.name: each for each in own}, names, options is not None)
