"""What each page describes: whom a root reaches, and whom a text names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.docs.markdown import code_spans
from codegen.emit.docs.types import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

INDEX = "index"
"""The name of the front page."""


@dataclass(frozen=True)
class Reachability:
    """The declarations of a contract, and the ways from one to the next."""

    contract: ir.Contract

    @cached_property
    def declarations(self) -> dict[str, ir.Declaration]:
        """Every declaration by its name."""
        return {each.identity.name: each for each in self.contract.declarations}

    @cached_property
    def sent(self) -> frozenset[str]:
        """The roots that the server sends."""
        return frozenset(self.contract.sends)

    @cached_property
    def accepted(self) -> frozenset[str]:
        """The roots that the server accepts."""
        return frozenset(self.contract.receives)

    @cached_property
    def pages(self) -> dict[str, str]:
        """The name of each root's page; no two are one file where case is folded."""
        pages: dict[str, str] = {}
        taken = {INDEX}
        for root in dict.fromkeys((*self.contract.sends, *self.contract.receives)):
            page = root
            while page.casefold() in taken:
                page += "_"
            taken.add(page.casefold())
            pages[root] = page
        return pages

    def reached(self, root: str) -> list[str]:
        """What the page of a root describes besides it, in the order in which a reader meets it.

        Objects among the roots have pages of their own, which keeps the pages of a contract from
        growing with its square where every model is a root. Enums and aliases are short.
        """
        found = {root: None}
        pending = [root]
        for name in pending:
            for other in self._beside(self.declarations[name]):
                is_elsewhere = other in self.pages and self._is_object(other)
                if other not in found and not is_elsewhere:
                    found[other] = None
                    pending.append(other)
        return pending[1:]

    def named(self, text: str, direction: ir.Direction) -> str | None:
        """The declaration that a code span names, by its class or its name in the contract.

        Of two directions it is the one of the text around; a name that two classes have is none.
        """
        if text in self.declarations and self._fits(text, direction):
            return text
        found = [name for name in self._by_class.get(text, ()) if self._fits(name, direction)]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_class(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, each in self.declarations.items():
            found.setdefault(each.identity.qualname, []).append(name)
        return found

    def _is_object(self, name: str) -> bool:
        return isinstance(self.declarations[name], ir.Interface)

    def _fits(self, name: str, direction: ir.Direction) -> bool:
        own = self.declarations[name].identity.direction
        return own == "both" or (own == "input") == (direction == "input")

    def _beside(self, declaration: ir.Declaration) -> Iterator[str]:
        """What a declaration refers to, and what its texts name, field by field."""
        direction = declaration.identity.direction
        yield from self._mentioned(declaration.doc, direction)
        if isinstance(declaration, ir.Enum):
            return
        for parameter in declaration.parameters:
            for type_ in (parameter.bound, parameter.default):
                yield from () if type_ is None else names_in(type_)
        if isinstance(declaration, ir.Alias):
            yield from names_in(declaration.type)
            return
        for each in declaration.properties:
            yield from names_in(each.type)
            yield from self._mentioned(each.doc, direction)
        if declaration.additional is not None:
            yield from names_in(declaration.additional)

    def _mentioned(self, doc: ir.Doc, direction: ir.Direction) -> Iterator[str]:
        for text in (doc.description, doc.deprecated):
            spans = code_spans(text) if isinstance(text, str) else ()
            yield from filter(None, (self.named(span, direction) for span in spans))
