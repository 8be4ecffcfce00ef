"""Declarations -> sections: the facts and texts of one page, with its links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import category

from typing_extensions import assert_never

from codegen import ir
from codegen.emit.docs.markdown import code_text, inline
from codegen.emit.docs.page import Described, Field, Fragment, Link, Parameter, Section
from codegen.emit.docs.prose import prose, sentence
from codegen.emit.docs.types import constraints, python_literal, python_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.emit.docs.excerpts import Excerpts
    from codegen.emit.docs.page import Annotation
    from codegen.emit.docs.reachability import Reachability

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
