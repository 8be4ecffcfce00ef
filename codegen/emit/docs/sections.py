"""Declarations -> sections: the facts, texts and excerpts of code of one page, with its links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import category

from typing_extensions import assert_never

from codegen import ir
from codegen.config import TypeScript
from codegen.emit.docs.markdown import code_lines, code_text, inline
from codegen.emit.docs.page import Code, Described, Field, Fragment, Link, Parameter, Section
from codegen.emit.docs.prose import prose, sentence
from codegen.emit.docs.types import constraints, python_literal, python_type
from codegen.emit.prettier.literals import json_string
from codegen.emit.typescript.target import Statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.emit.docs.page import Annotation
    from codegen.emit.docs.reachability import Reachability
    from codegen.emit.templating.environment import Templates


_REFERENCE = "Reference"
"""The heading above what a root reaches."""

_IN_ANCHORS = ("L", "M", "Nd", "Nl", "Pc")
"""The categories of Unicode whose characters github-slugger keeps."""


@dataclass(frozen=True)
class Writer:
    """The sections of one page, whose files end in `extension`.

    `anchors` are those of the declarations that the page describes, None for the page itself.
    """

    reachability: Reachability
    excerpts: Excerpts
    extension: str
    anchors: Mapping[str, str | None]

    def section(self, declaration: ir.Declaration) -> Section:
        """What there is to say of a declaration."""
        identity = declaration.identity
        told = self._described(identity.name, declaration.doc, identity)
        match declaration:
            case ir.Interface(parameters=parameters, additional=additional):
                is_closed = additional == ir.NEVER
                return Section(
                    **vars(told),
                    parameters=self._parameters(parameters),
                    is_closed=is_closed,
                    additional=() if is_closed else self._type(additional),
                    fields=tuple(self._field(each, identity) for each in declaration.properties),
                )
            case ir.Alias(parameters=parameters, type=type_):
                return Section(
                    **vars(told),
                    parameters=self._parameters(parameters),
                    constraints=constraints(type_),
                    code=self.excerpts.typescript(identity.name),
                )
            case ir.Enum():
                return Section(**vars(told), code=self.excerpts.python(declaration))
            case _:
                assert_never(declaration)

    def _field(self, property_: ir.Property, owner: ir.Identity) -> Field:
        default = property_.doc.default
        return Field(
            **vars(self._described(property_.name, property_.doc, owner)),
            type=self._type(property_.held_type),
            required=property_.required,
            default=None if default is None else python_literal(default.value),
            constraints=constraints(property_.type),
        )

    def _described(self, name: str, doc: ir.Doc, owner: ir.Identity) -> Described:
        """What is said of a declaration, or of a field of it."""

        def mention(span: str) -> str | None:
            named = self.reachability.named(span, owner.direction)
            return self._link(named).href if named and named != owner.name else None

        def finished(text: str) -> str:
            return inline(text, mention, mdx=self.extension == ".mdx")

        reason = " ".join(doc.deprecated.split()) if isinstance(doc.deprecated, str) else ""
        return Described(
            name,
            prose(doc.description or "", finished),
            finished(sentence(reason)) if doc.deprecated else None,
            tuple(map(python_literal, doc.examples)),
        )

    def _parameters(self, parameters: Iterable[ir.TypeParameter]) -> tuple[Parameter, ...]:
        return tuple(
            Parameter(each.name, self._type(each.bound), self._type(each.default))
            for each in parameters
        )

    def _type(self, type_: ir.Type | None) -> Annotation:
        return () if type_ is None else python_type(type_, self._named)

    def _named(self, name: str) -> Fragment:
        return Fragment(name, self._link(name))

    def _link(self, name: str) -> Link:
        """To where a declaration is described: on this page, or on its own."""
        if name in self.anchors:
            return Link(None, self.anchors[name], self.extension)
        return Link(self.reachability.pages[name], None, self.extension)


def assign_anchors(
    root: ir.Declaration, reached: Iterable[ir.Declaration]
) -> dict[str, str | None]:
    """The anchors on the page of `root`, as `Writer` takes them."""
    headings = [root.identity.name, *_fields(root), *([_REFERENCE] if reached else [])]
    positions = {}
    for each in reached:
        positions[each.identity.name] = len(headings)
        headings += [each.identity.name, *_fields(each)]
    found = anchors(map(code_text, headings))
    return {root.identity.name: None, **{name: found[at] for name, at in positions.items()}}


def anchors(headings: Iterable[str]) -> list[str]:
    """The anchor of each heading of a page, in order; one that is taken is numbered.

    They are github-slugger's: GitHub, Docusaurus and Nextra count alike.
    """
    taken: dict[str, int] = {}
    return [_next(_slug(heading), taken) for heading in headings]


def _fields(declaration: ir.Declaration) -> list[str]:
    if isinstance(declaration, ir.Interface):
        return [each.name for each in declaration.properties]
    return []


def _slug(heading: str) -> str:
    """Letters, marks, digits, and what connects words, such as `_`; a hyphen for a space."""
    text = heading.lower().replace(" ", "-")
    return "".join(each for each in text if each == "-" or category(each).startswith(_IN_ANCHORS))


def _next(slug: str, taken: dict[str, int]) -> str:
    found = slug
    while found in taken:
        taken[slug] += 1
        found = f"{slug}-{taken[slug]}"
    taken[found] = 0
    return found


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
