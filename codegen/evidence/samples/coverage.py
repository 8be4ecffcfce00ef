"""What is tried next, how deep, and in what scope.

Every alternative of a choice comes in its turn: what has been tried least is what comes next. The
smallest value of each type tells how deep it has to go: infinitely where there is none. A scope is
the declarations that a value stands in, with the arguments of generic ones.
"""

from __future__ import annotations

import math
import random
from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from codegen import ir
from codegen.ir import UNKNOWN, Enum, Scalar
from codegen.ir.order import components

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from codegen.ir import Declaration, Ref, Type


T = TypeVar("T")

_TRIES = 3  # of an alternative of which nothing comes


def chance(*seed: object) -> random.Random:
    """What draws the same for the same seed, on every machine."""
    return random.Random(" ".join(map(str, seed)))  # noqa: S311 - nothing here is a secret


class Coverage:
    """The choices of a type, each by a key, and which of their alternatives are still to come.

    What was taken since `keep` comes again after `give_back`, since nothing came of it.
    """

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._pending: dict[Hashable, deque[int]] = {}
        self._tries: dict[tuple[Hashable, int], int] = {}
        self._taken: list[tuple[Hashable, int]] = []
        self._closed: set[Hashable] = set()

    def take(self, key: Hashable, alternatives: Sequence[T], *, closed: bool = False) -> T:
        """The next alternative of a choice, and any where all have had their turn.

        `closed` says that there are no others than these, so that each has to occur.
        """
        pending = self._pending.get(key)
        if pending is None:
            pending = self._pending[key] = deque(range(len(alternatives)))
            self._closed |= {key} if closed else set()
        if not pending:
            return self._rng.choice(alternatives)
        chosen = pending.popleft()
        self._taken.append((key, chosen))
        return alternatives[chosen]

    def is_through(self, key: Hashable) -> bool:
        """Whether every alternative of a choice has had its turn."""
        return key in self._pending and not self._pending[key]

    def keep(self) -> None:
        """What has been taken so far has come to something."""
        self._taken.clear()

    def give_back(self) -> None:
        """What has been taken since `keep` is still to come, unless it never comes to anything."""
        for key, chosen in self._taken:
            tries = self._tries[key, chosen] = self._tries.get((key, chosen), 0) + 1
            if tries < _TRIES:
                self._pending[key].append(chosen)
        self._taken.clear()

    @property
    def has_more(self) -> bool:
        """Whether a closed choice that has come up has alternatives that have not."""
        return any(self._pending[key] for key in self._closed)


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
            for (
                _
            ) in cycle:  # each round finds the depth of at least one declaration, or is the last
                if not self._lowered(cycle):
                    break  # what is an argument of itself would grow for ever

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


_UNSTATED = Scalar("unknown")  # and not UNKNOWN: turns are by identity, and these are its own


@dataclass(frozen=True)
class Scope:
    """The declarations around a value, how deep it stands, and the arguments of the innermost.

    An argument stands with the scope that it was stated in.
    """

    path: tuple[str, ...] = ()
    depth: int = 0
    arguments: Mapping[str, tuple[Type, Scope]] = field(default_factory=dict)

    def inside(self) -> Scope:
        """One level further in."""
        return replace(self, depth=self.depth + 1)

    def entered(self, declaration: Declaration, ref: Ref) -> Scope:
        """The scope inside of a declaration that a reference leads to.

        Where nobody states an argument, it is the default of its parameter, or the bound.
        """
        path = (*self.path, ref.name)
        if isinstance(declaration, Enum) or not declaration.parameters:
            return Scope(path, self.depth)
        missing = len(declaration.parameters) - len(ref.arguments)
        stated = (*ref.arguments, *[_UNSTATED] * missing)
        bound: dict[str, tuple[Type, Scope]] = {}
        for parameter, argument in zip(declaration.parameters, stated, strict=True):
            implied = parameter.default or parameter.bound
            bound[parameter.name] = (argument, self)
            if argument == UNKNOWN and implied is not None:
                bound[parameter.name] = (implied, Scope(arguments=bound))
        return Scope(path, self.depth, bound)


NOWHERE = Scope()
