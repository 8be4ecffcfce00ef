"""How deep values go: the smallest of each type, infinitely where there is none, and recursion."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from codegen.ir import (
    Alias,
    Array,
    Const,
    Enum,
    External,
    Interface,
    Intersection,
    Map,
    Object,
    Ref,
    Scalar,
    Tuple,
    TypeVar,
    Union,
    parts,
    refs,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.ir import Declaration, Property, Type


class Heights:
    """The heights of the types of one contract."""

    def __init__(self, declarations: Mapping[str, Declaration]) -> None:
        self._recursive = _recursive(declarations)
        self._known = dict.fromkeys(declarations, math.inf)
        changed = True
        while changed:  # each round settles at least one declaration, or is the last
            changed = False
            for name, declaration in declarations.items():
                height = self._declared(declaration)
                changed |= height < self._known[name]
                self._known[name] = height

    def of(self, type_: Type) -> float:
        """How deep the smallest value is."""
        match type_:
            case Scalar(kind="never"):
                return math.inf
            case Scalar() | Const() | TypeVar() | External():
                return 0
            case Array(items=items, constraints=rules):
                return 1 + (self.of(items) if rules.min_items else 0)
            case Map(values=values, constraints=rules):
                return 1 + (self.of(values) if rules.min_properties else 0)
            case Tuple(items=items, required=required):
                return 1 + max(map(self.of, items[:required]), default=0)
            case Object(properties=properties):
                return self._properties(properties)
            case Union(members=members):
                return min(map(self.of, members))
            case Intersection(members=members):
                return max(map(self.of, members))
            case Ref(name=name, arguments=arguments):
                return 1 + max([self._known[name], *map(self._argument, arguments)])

    def recurs(self, type_: Type) -> bool:
        """Whether a declaration that may stand inside itself is part of a type."""
        if isinstance(type_, Ref) and type_.name in self._recursive:
            return True
        return any(map(self.recurs, parts(type_)))

    def _argument(self, type_: Type) -> float:
        """An argument counts where it could make a type endless; most are used behind an option."""
        height = self.of(type_)
        return 0 if math.isinf(height) else height

    def _declared(self, declaration: Declaration) -> float:
        match declaration:
            case Interface(properties=properties):
                return self._properties(properties)
            case Alias(type=type_):
                return self.of(type_)
            case Enum():
                return 0

    def _properties(self, properties: Iterable[Property]) -> float:
        return 1 + max((self.of(each.type) for each in properties if each.required), default=0)


def _recursive(declarations: Mapping[str, Declaration]) -> set[str]:
    """The names of the declarations that may stand inside themselves."""
    direct = {
        name: {each.name for each in refs(declaration)}
        for name, declaration in declarations.items()
    }
    return {name for name in direct if name in _reached(name, direct)}


def _reached(start: str, direct: Mapping[str, set[str]]) -> set[str]:
    """What is inside a declaration, at any depth."""
    pending, seen = [start], set[str]()
    while pending:
        new = direct[pending.pop()] - seen
        seen |= new
        pending += new
    return seen
