"""How deep values go: the smallest of each type, infinitely where there is none, and recursion."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from codegen import ir
from codegen.ir.order import components

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Depths:
    """The depths of the types of one contract, whose declarations it holds by name."""

    def __init__(self, declarations: Mapping[str, ir.Declaration]) -> None:
        self.declarations = declarations
        self._recursive: set[str] = set()
        self._known = dict.fromkeys(declarations, math.inf)
        graph = {name: [ref.name for ref in ir.refs(each)] for name, each in declarations.items()}
        for cycle in components(graph):  # each after those that it leads to
            if len(cycle) > 1 or cycle[0] in graph[cycle[0]]:
                self._recursive.update(cycle)
            while self._lowered(cycle):
                pass  # each round finds the depth of at least one declaration, or is the last

    def of(self, type_: ir.Type) -> float:
        """How deep the smallest value is."""
        match type_:
            case ir.Scalar(kind="never"):
                return math.inf
            case ir.Scalar() | ir.Const() | ir.TypeVar() | ir.External():
                return 0
            case ir.Array(items=items, constraints=constraints):
                return 1 + (self.of(items) if constraints.min_items else 0)
            case ir.Map(values=values, constraints=constraints):
                return 1 + (self.of(values) if constraints.min_properties else 0)
            case ir.Tuple(items=items, required=required):
                return 1 + max(map(self.of, items[:required]), default=0)
            case ir.Object(properties=properties):
                return self._properties(properties)
            case ir.Union(members=members):
                return min(map(self.of, members))
            case ir.Intersection(members=members):
                return max(map(self.of, members))
            case ir.Ref(name=name, arguments=arguments):
                return 1 + max([self._known[name], *map(self._argument, arguments)])

    def has_value(self, type_: ir.Type) -> bool:
        """Whether there is any value that ends."""
        return not math.isinf(self.of(type_))

    def recurs(self, type_: ir.Type) -> bool:
        """Whether a declaration that may stand inside itself is part of a type."""
        return any(
            isinstance(each, ir.Ref) and each.name in self._recursive for each in ir.walk(type_)
        )

    def _argument(self, type_: ir.Type) -> float:
        """An argument counts where it could make a type endless; most are used behind an option."""
        return self.of(type_) if self.has_value(type_) else 0

    def _lowered(self, names: Sequence[str]) -> bool:
        """Whether any declaration is found to be less deep than it was known to be."""
        before = [self._known[name] for name in names]
        for name in names:
            self._known[name] = self._declared(self.declarations[name])
        return before != [self._known[name] for name in names]

    def _declared(self, declaration: ir.Declaration) -> float:
        match declaration:
            case ir.Interface(properties=properties):
                return self._properties(properties)
            case ir.Alias(type=type_):
                return self.of(type_)
            case ir.Enum():
                return 0

    def _properties(self, properties: Iterable[ir.Property]) -> float:
        return 1 + max((self.of(each.type) for each in properties if each.required), default=0)
