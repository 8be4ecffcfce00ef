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
from codegen.emit.typescript.target import Statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.emit.templating.environment import Templates

_MOST = 12
"""Declarations in one excerpt: those that are left out have sections of their own."""


@dataclass(frozen=True)
class Excerpts:
    """Excerpts of the Python source, and of the TypeScript, less the comments.

    `sources` are the files of the Python modules; `is_written` is whether the target `typescript`
    is written at all.
    """

    statements: Statements
    sources: Mapping[str, str]
    is_written: bool

    def python(self, enum: ir.Enum) -> Code:
        """The class of an enum, with what is said of a member above it."""
        module = enum.identity.module
        return Code("python", code_lines(_enum(enum)), self.sources.get(module, module))

    def typescript(self, name: str) -> Code:
        """The alias with what it is made of in the same file."""
        text = "\n\n".join(map(self.statements.text, self._together(name)))
        file = f"typescript/{self.statements.names.files[name]}" if self.is_written else None
        return Code("ts", code_lines(text), file)

    def _together(self, name: str) -> list[ir.Declaration]:
        files, found = self.statements.names.files, {name: None}
        pending = [name]
        for each in pending:
            for ref in ir.refs(self.statements.declarations[each]):
                is_beside = files[ref.name] == files[name]
                if is_beside and ref.name not in found and len(found) < _MOST:
                    found[ref.name] = None
                    pending.append(ref.name)
        return [self.statements.declarations[each] for each in pending]


def excerpts(contract: ir.Contract, options: TypeScript | None, templates: Templates) -> Excerpts:
    """Excerpts of what `options` make of a contract; of None, where nothing of it is written."""
    statements = Statements(contract, options or TypeScript(), templates)
    return Excerpts(statements, contract.sources, options is not None)


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
