"""IR -> IR: declarations after what they need, so that a target may build each from others.

What stands below a property may be looked up late, when a value is read; all else is needed at
once. A cycle has no order; in it, what is needed at once comes first as far as that is possible,
and otherwise the order is that of the source.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen.ir.declarations import Alias, Enum, Interface
from codegen.ir.traverse import parts
from codegen.ir.types import Object, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from codegen.ir.declarations import Contract, Declaration
    from codegen.ir.types import Type


def ordered(contract: Contract) -> Contract:
    """The contract with its declarations in order."""
    at_once = {each.identity.name: needs(each, late=False) for each in contract.declarations}
    all_of = {each.identity.name: needs(each, late=True) for each in contract.declarations}
    by_name = {each.identity.name: each for each in contract.declarations}
    place = {name: number for number, name in enumerate(by_name)}
    names: list[str] = []
    for cycle in components(all_of):
        inside = sorted(cycle, key=place.__getitem__)
        within = set(inside)
        graph = {name: [one for one in at_once[name] if one in within] for name in inside}
        for knot in components(graph):
            names += sorted(knot, key=place.__getitem__)
    return replace(contract, declarations=tuple(by_name[name] for name in names))


def needs(declaration: Declaration, *, late: bool) -> list[str]:
    """The names of what a declaration is built from, each once; with or without what may be late.

    The bases of an interface are not needed, since its properties are all stated; nor is what
    bounds a type parameter, which is no value.
    """
    todo = list(_parts(declaration, late=late))
    found: dict[str, None] = {}
    while todo:
        type_ = todo.pop()
        if isinstance(type_, Ref):
            found[type_.name] = None
        todo += reversed(_inside(type_, late=late))
    return list(found)


def _parts(declaration: Declaration, *, late: bool) -> Iterator[Type]:
    match declaration:
        case Interface(properties=properties, additional=additional):
            yield from reversed(_inside(Object(properties, additional), late=late))
        case Alias(type=type_):
            yield type_
        case Enum():
            return
        case _:
            assert_never(declaration)


def _inside(type_: Type, *, late: bool) -> Sequence[Type]:
    if isinstance(type_, Object) and not late:
        return () if type_.additional is None else (type_.additional,)
    return parts(type_)


def components(graph: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """The strongly connected components of a graph, each after those that it leads to.

    Tarjan's algorithm without recursion, in linear time. Where there is a choice, it follows the
    order of the graph.
    """
    search = _Search(graph)
    for name in graph:
        search.visit(name)
    return search.found


class _Search:
    def __init__(self, graph: Mapping[str, Iterable[str]]) -> None:
        self._graph = graph
        self._index: dict[str, int] = {}
        self._low: dict[str, int] = {}
        self._open: dict[str, None] = {}
        self.found: list[list[str]] = []

    def visit(self, start: str) -> None:
        if start in self._index:
            return
        todo = [(start, self._enter(start))]
        while todo:
            name, others = todo[-1]
            other = next(others, None)
            if other is None:
                todo.pop()
                self._leave(name)
                if todo:
                    self._lower(todo[-1][0], self._low[name])
            elif other not in self._index:
                todo.append((other, self._enter(other)))
            elif other in self._open:
                self._lower(name, self._index[other])

    def _enter(self, name: str) -> Iterator[str]:
        self._index[name] = self._low[name] = len(self._index)
        self._open[name] = None
        return iter(self._graph[name])

    def _lower(self, name: str, value: int) -> None:
        self._low[name] = min(self._low[name], value)

    def _leave(self, name: str) -> None:
        if self._low[name] != self._index[name]:
            return
        component: list[str] = []
        while not component or component[-1] != name:
            component.append(self._open.popitem()[0])
        self.found.append(component)
