"""Declarations -> sections: headings, facts and texts of one page, with its links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen import ir
from codegen.emit.docs.constraints import constraints
from codegen.emit.docs.inline import code, code_text
from codegen.emit.docs.page import Badge, Field, Fragment, Section, Target
from codegen.emit.docs.python import (
    python_enum,
    python_literal,
    python_type,
)
from codegen.emit.docs.slugs import anchors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from codegen.emit.docs.contract import Reach
    from codegen.emit.docs.excerpts import Excerpts
    from codegen.emit.docs.flavours import Flavour

REFERENCE = "Reference"
"""The heading above what a root reaches."""


@dataclass(frozen=True)
class Writer:
    """The sections of one page. `targets` says where a declaration is described."""

    reach: Reach
    targets: Mapping[str, Target]
    flavour: Flavour
    excerpts: Excerpts

    def section(self, declaration: ir.Declaration) -> Section:
        """What there is to say of a declaration."""
        doc, identity = declaration.doc, declaration.identity
        texts = [self._prose(doc.description, identity), *self._remarks(doc)]
        fields: tuple[Field, ...] = ()
        match declaration:
            case ir.Interface():
                texts += self._parameters(declaration.parameters)
                texts += self._other_keys(declaration)
                fields = tuple(self._field(each, identity) for each in declaration.properties)
            case ir.Alias():
                texts += self._parameters(declaration.parameters)
                texts += self._rules(declaration.type)
                texts.append(self.flavour.fenced("ts", *self.excerpts.typescript(identity.name)))
            case ir.Enum():
                source = self.reach.contract.sources.get(identity.module, identity.module)
                texts.append(self.flavour.fenced("python", python_enum(declaration), source))
            case _:
                assert_never(declaration)
        return Section(code(identity.name), _paragraphs(texts), fields)

    def _field(self, property_: ir.Property, identity: ir.Identity) -> Field:
        default = property_.doc.default
        facts = Badge(
            python_type(property_.held_type, self._named),
            property_.required,
            None if default is None else python_literal(default.value),
            constraints(property_.type),
        )
        texts = [self._prose(property_.doc.description, identity), *self._remarks(property_.doc)]
        heading, badge = code(property_.name), self.flavour.badge(facts)
        return Field(heading, facts, badge, _paragraphs(texts))

    def _named(self, name: str) -> Fragment:
        return Fragment(name, self.targets[name])

    def _prose(self, text: str | None, identity: ir.Identity) -> str:
        def mention(span: str) -> Target | None:
            name = self.reach.named(span, identity.direction)
            return self.targets[name] if name and name != identity.name else None

        return self.flavour.prose(text or "", mention)

    def _remarks(self, doc: ir.Doc) -> list[str]:
        """What is said of a value besides its description."""
        texts = [self.flavour.admonition("warning", "", "Deprecated.")] if doc.deprecated else []
        if doc.examples:
            shown = ", ".join(code(python_literal(each)) for each in doc.examples)
            texts.append(f"{'Example' if len(doc.examples) == 1 else 'Examples'}: {shown}")
        return texts

    def _parameters(self, parameters: Iterable[ir.TypeParameter]) -> list[str]:
        shown = []
        for each in parameters:
            facts = [
                f"{word} {self._type(type_)}"
                for word, type_ in (("any", each.bound), ("by default", each.default))
                if type_ is not None
            ]
            shown.append(code(each.name) + (f" ({', '.join(facts)})" if facts else ""))
        return [f"Generic in {', '.join(shown)}."] if shown else []

    def _other_keys(self, declaration: ir.Interface) -> list[str]:
        match declaration.additional:
            case None:
                return []
            case ir.Scalar("never"):
                return ["There are no other keys."]
            case additional:
                return [f"The values of other keys: {self._type(additional)}"]

    def _rules(self, type_: ir.Type) -> list[str]:
        found = constraints(type_)
        return [f"Constraints: {', '.join(code(each) for each in found)}"] if found else []

    def _type(self, type_: ir.Type) -> str:
        return self.flavour.type_text(python_type(type_, self._named))


def settle_targets(
    root: str, reach: Reach, pages: Mapping[str, str], *, has_title: bool
) -> dict[str, Target]:
    """Where each declaration that a page of `root` speaks of is described.

    `has_title` is whether the title of the page is one of its headings.
    """
    reached = reach.reached(root)
    headings: list[tuple[str | None, str]] = [(root, root)] if has_title else []
    headings += [(None, name) for name in _fields(reach.declarations[root])]
    headings += [(None, REFERENCE)] if reached else []
    for name in reached:
        headings.append((name, name))
        headings += [(None, field) for field in _fields(reach.declarations[name])]
    slugs = anchors(code_text(text) for _, text in headings)
    targets = {name: Target(pages[name]) for name in pages}
    targets[root] = Target(None)
    pairs = zip(headings, slugs, strict=True)
    return targets | {name: Target(None, slug) for (name, _), slug in pairs if name is not None}


def _fields(declaration: ir.Declaration) -> list[str]:
    if isinstance(declaration, ir.Interface):
        return [each.name for each in declaration.properties]
    return []


def _paragraphs(texts: Sequence[str]) -> str:
    return "\n\n".join(filter(None, texts))
