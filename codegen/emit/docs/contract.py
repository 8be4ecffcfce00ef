"""What a page needs to know of the whole contract: who is reached, and what a text names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.docs.inline import code_spans

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Reach:
    """The declarations of a contract, and the ways from one to the next."""

    contract: ir.Contract

    @cached_property
    def declarations(self) -> dict[str, ir.Declaration]:
        """Every declaration by its name."""
        return {each.identity.name: each for each in self.contract.declarations}

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The roots of both directions, each once: each has a page."""
        return tuple(dict.fromkeys((*self.contract.sends, *self.contract.receives)))

    def has_page(self, name: str) -> bool:
        """Whether others link to a declaration's page instead of repeating what is on it.

        That goes for the objects among the roots, which keeps the pages of a contract from growing
        with its square where every model is a root. Enums and aliases are short.
        """
        return name in self.roots and isinstance(self.declarations[name], ir.Interface)

    def reached(self, root: str) -> list[str]:
        """What the page of a root describes besides it, in the order in which a reader meets it."""
        found = {root: None}
        pending = [root]
        for name in pending:
            for target in self._beside(self.declarations[name]):
                if target not in found and not self.has_page(target):
                    found[target] = None
                    pending.append(target)
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
                yield from () if type_ is None else names(type_)
        if isinstance(declaration, ir.Alias):
            yield from names(declaration.type)
            return
        for each in declaration.properties:
            yield from names(each.type)
            yield from self._mentioned(each.doc, direction)
        if declaration.additional is not None:
            yield from names(declaration.additional)

    def _mentioned(self, doc: ir.Doc, direction: ir.Direction) -> Iterator[str]:
        spans = code_spans(doc.description or "")
        yield from filter(None, (self.named(span, direction) for span in spans))


def names(type_: ir.Type) -> Iterator[str]:
    """The declarations that a type refers to, in the order in which it is read."""
    pending = [type_]
    while pending:
        node = pending.pop()
        if isinstance(node, ir.Ref):
            yield node.name
        pending += reversed(ir.parts(node))
