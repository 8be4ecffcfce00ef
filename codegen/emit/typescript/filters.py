"""The filters and tests of templates that print TypeScript."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.templating.environment import kind
from codegen.emit.templating.tokens import Comment
from codegen.emit.typescript.comments import comment_layout, enum_doc, property_doc
from codegen.emit.typescript.types import index_layout, type_layout

if TYPE_CHECKING:
    from codegen.config import TypeScript
    from codegen.emit.prettier.document import Layout
    from codegen.emit.templating.environment import Functions
    from codegen.emit.templating.tokens import Marks
    from codegen.emit.typescript.types import TypeNames

_NAME = re.compile(r"[A-Za-z_$][\w$]*", re.ASCII)


@dataclass(frozen=True)
class TypeScriptFilters:
    """Prints what is in a contract; `names` leads from a declaration's name to its TypeScript."""

    contract: ir.Contract
    names: TypeNames
    options: TypeScript
    marks: Marks
    has_comments: bool = True

    @property
    def filters(self) -> Functions:
        """The filters, by their names in templates."""
        return {
            "name": self.name,
            "type": self.type,
            "comment": self.comment,
            "own_properties": self.own_properties,
            "index_type": self.index_type,
        }

    @property
    def tests(self) -> Functions:
        """The tests, by their names in templates."""
        return {"constant": self.is_constant}

    def name(self, each: ir.Declaration | ir.Ref | str) -> str:
        """The name of a declaration, which may be known by its name in the contract."""
        match each:
            case str():
                return self.names(each)
            case ir.Ref(name=name):
                return self.names(name)
            case _:
                return self.names(each.identity.name)

    def type(self, each: object) -> str:
        """A type, or what an alias or an enum stands for."""
        match each:
            case ir.Alias(type=type_):
                found = type_
            case ir.Enum(members=members):
                found = ir.union(ir.Const(member.value) for member in members)
            case ir.Scalar() | ir.Const() | ir.Ref() | ir.TypeVar() | ir.External():
                found = each
            case ir.Array() | ir.Tuple() | ir.Map() | ir.Object() | ir.Union() | ir.Intersection():
                found = each
            case _:
                raise TypeError(f"'type' takes a type, an alias or an enum, and no {kind(each)}")
        printed = type_layout(found, self.names)
        if isinstance(printed.layout, str) and _NAME.fullmatch(printed.layout):
            return printed.layout
        return self.marks.put(printed)

    def comment(self, each: ir.Declaration | ir.Property | ir.EnumMember | ir.Route | str) -> str:
        """What is said of it, as a comment on lines of its own; without that, there are none."""
        return self.marks.put(Comment(self._comment(each) if self.has_comments else None))

    def _comment(
        self, each: ir.Declaration | ir.Property | ir.EnumMember | ir.Route | str
    ) -> Layout | None:
        match each:
            case ir.Route(doc=doc, python=python):
                return comment_layout(doc, see=python)
            case ir.Property(type=type_):
                return comment_layout(property_doc(each), type_)
            case ir.EnumMember(doc=text) | (str() as text):
                return comment_layout(ir.Doc(description=text))
            case ir.Enum() if not self.is_constant(each):
                return comment_layout(enum_doc(each), see=_source(each))
            case _:
                return comment_layout(each.doc, see=_source(each))

    def own_properties(self, interface: ir.Interface) -> list[ir.Property]:
        """The properties that an interface adds, or says otherwise, to its bases."""
        inherited = {
            each.name: each.doc
            for base in interface.bases
            for each in self._interfaces[base.name].properties
        }
        return [
            each
            for each in interface.properties
            if each.name not in inherited or inherited[each.name] != each.doc
        ]

    def own(self, declaration: ir.Declaration) -> ir.Declaration:
        """A declaration; of an interface, what it does not have from its bases."""
        if not isinstance(declaration, ir.Interface) or not declaration.bases:
            return declaration
        return replace(declaration, properties=tuple(self.own_properties(declaration)))

    def index_type(self, interface: ir.Interface) -> str:
        """The type in the index signature of an interface; "" where it has none."""
        if interface.bases and interface.additional in {None, ir.NEVER}:
            return ""  # what it has of undeclared keys, it has from its bases
        own = self.own_properties(interface)
        printed = index_layout(own, interface.additional, self.names)
        return "" if printed is None else self.marks.put(printed)

    def is_constant(self, each: ir.Declaration) -> bool:
        """Whether a declaration is an enum that is written as an object."""
        return isinstance(each, ir.Enum) and bool(each.members) and self.options.enums == "const"

    @cached_property
    def _interfaces(self) -> dict[str, ir.Interface]:
        every = self.contract.declarations
        return {each.identity.name: each for each in every if isinstance(each, ir.Interface)}


def _source(declaration: ir.Declaration) -> str:
    return f"{declaration.identity.module}.{declaration.identity.qualname}"
