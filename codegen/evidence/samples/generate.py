"""A type of the contract -> JSON values that may be of it; Pydantic has the last word.

Every alternative comes in its turn: union members, enum members, keys that are there or not,
lengths, odd texts and numbers at their bounds. When all have come, any may.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from codegen import ir
from codegen.evidence.samples.coverage import NOWHERE, Coverage, Scope
from codegen.evidence.samples.held import NOT_JSON
from codegen.evidence.samples.texts import NoValueError
from codegen.evidence.samples.values import Scalars

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

    from codegen.evidence.samples.coverage import Depths

_DEEPEST = 6  # times that a declaration may stand inside itself
_MOST_NESTED = 40  # the compiler gives up on literals more than 50 deep
_MOST_DECLARED = 100  # declarations around a value: so many have no end
_MOST_VALUES = 150  # of one text, before it has to end
_OFTEN = 0.6  # how likely an optional key is there


class Generator:
    """Makes values of the types of a contract."""

    def __init__(self, depths: Depths, rng: random.Random) -> None:
        self._depths = depths
        self.rng = rng
        self._left = 0
        self._dives = False
        self._holding: set[int] = set()
        self.coverage = Coverage(rng)
        self.scalars = Scalars(self.coverage, rng)

    def generate(self, type_: ir.Type, *, dives: bool = False) -> ir.Json:
        """A value of a type; one that dives goes as deep as recursion may.

        Raises NoValueError where no value is known.
        """
        self._left, self._dives = _MOST_VALUES, dives
        return self.value(type_, NOWHERE)

    def value(self, type_: ir.Type, scope: Scope) -> ir.Json:
        """A value of a type that stands inside others."""
        self._left -= 1
        match type_:
            case ir.Const(value):
                return value
            case ir.Scalar():
                return self.scalars.value(type_)
            case ir.Array():
                return self._array(type_, scope.inside())
            case ir.Tuple():
                return self._tuple(type_, scope.inside())
            case ir.Map():
                return self._map(type_, scope.inside())
            case ir.Object():
                return self._object(type_, scope.inside())
            case ir.Union():
                return self.value(self._member(type_, scope), scope)
            case ir.Intersection(members):
                return self._merged(members, scope)
            case ir.Ref():
                return self._declared(type_, scope)
            case ir.TypeVar(name):
                bound, outside = scope.arguments.get(name, (ir.UNKNOWN, scope))
                return self.value(bound, Scope(scope.path, scope.depth, outside.arguments))
            case ir.External(name):
                raise NoValueError(f"{name} is a type of the frontend")

    def holds_json(self, type_: ir.Type, fault: str) -> bool:
        """Whether the texts of a type have to hold JSON, as the kind of a fault once told."""
        if fault == NOT_JSON:
            self._holding.add(id(type_))
        return id(type_) in self._holding

    def declaration(self, ref: ir.Ref, scope: Scope) -> tuple[ir.Declaration, Scope]:
        """What a reference means, and the scope inside of it."""
        found = self._depths.declarations[ref.name]
        return found, scope.entered(found, ref)

    def _member(self, union: ir.Union, scope: Scope) -> ir.Type:
        """The member of a union whose turn it is, or the smallest where values have to end."""
        possible = [each for each in union.members if self._depths.has_value(each)]
        if not possible:
            raise NoValueError("no member of the union has a value")
        if self._ends(scope):
            return min(possible, key=self._depths.of)
        if self._dives:
            possible = [each for each in possible if self._depths.recurs(each)] or possible
            return self.rng.choice(possible)
        return self.coverage.take(id(union), possible, closed=True)

    def _declared(self, ref: ir.Ref, scope: Scope) -> ir.Json:
        if len(scope.path) > _MOST_DECLARED:
            raise NoValueError(f"{ref.name} holds itself without end")
        declaration, inner = self.declaration(ref, scope)
        match declaration:
            case ir.Enum(members=members):
                values = [each.value for each in members]
                return self.coverage.take(id(declaration), values, closed=True)
            case ir.Alias(type=type_):
                return self.value(type_, inner)
            case ir.Interface():
                return self._object(declaration, inner.inside())

    def _array(self, array: ir.Array, scope: Scope) -> ir.Json:
        constraints = array.constraints
        least, most = constraints.min_items or 0, constraints.max_items
        most = least + 3 if most is None else min(most, least + 20)
        lengths = [*dict.fromkeys((min(1, most), least, most, min(2, most)))]
        lengths = [each for each in lengths if each >= least]
        if self._ends(scope) or not self._depths.has_value(array.items):
            lengths = [least]
        elif self._dives:
            lengths = [max(1, least)] if most else [least]
        length = lengths[0] if len(lengths) == 1 else self.coverage.take(id(array), lengths)
        found = [self.value(array.items, scope) for _ in range(length)]
        return _distinct(found) if constraints.unique_items else found

    def _tuple(self, type_: ir.Tuple, scope: Scope) -> ir.Json:
        lengths = range(type_.required, len(type_.items) + 1)
        length = self.coverage.take(id(type_), [*reversed(lengths)], closed=True)
        if self._ends(scope):
            length = type_.required
        found = [self.value(each, scope) for each in type_.items[:length]]
        if type_.rest is not None and length == len(type_.items) and not self._ends(scope):
            more = self.coverage.take((id(type_), "rest"), [0, 1, 2])
            found += [self.value(type_.rest, scope) for _ in range(more)]
        return found

    def _map(self, type_: ir.Map, scope: Scope) -> ir.Json:
        least, most = type_.constraints.min_properties or 0, type_.constraints.max_properties
        most = least + 2 if most is None else most
        lengths = [min(1, most), least, min(most, least + 2)]
        number = self.coverage.take((id(type_), "length"), lengths)
        if self._ends(scope) or not self._depths.has_value(type_.values):
            number = least
        keys: dict[str, None] = {}
        for _ in range(3 * number):  # a key may come again
            if len(keys) < max(least, number):
                key = self.value(type_.keys, scope)
                keys[key if isinstance(key, str) else json.dumps(key)] = None
        return {key: self.value(type_.values, scope) for key in keys}

    def _object(self, type_: ir.Object | ir.Interface, scope: Scope) -> ir.Json:
        properties, additional = type_.properties, type_.additional
        present = {each.name for each in self._present(type_, scope)}
        chosen = [each for each in properties if each.required or each.name in present]
        made: dict[str, ir.Json] = {}
        for each in self.rng.sample(chosen, len(chosen)):  # room is for all, not for the first
            made[each.name] = self.value(each.type, scope)
        found = {each.name: made[each.name] for each in chosen}
        if additional not in {None, ir.NEVER} and not self._ends(scope):
            more = self.coverage.take((id(type_), "additional"), [0, 1, 2])
            for n in range(more):
                found.setdefault(f"additional {n}", self.value(additional, scope))
        return found

    def _present(self, type_: ir.Object | ir.Interface, scope: Scope) -> Sequence[ir.Property]:
        """The optional properties whose turn it is: all, none, or any."""
        optional = [
            each
            for each in type_.properties
            if not each.required and self._depths.has_value(each.type)
        ]
        if not optional or self._ends(scope):
            return []
        if self._dives:
            return [each for each in optional if self._depths.recurs(each.type)]
        choice = ["all", "none", "any", "any"]
        pattern = self.coverage.take((id(type_), "keys"), choice, closed=True)
        if pattern == "any":
            return [each for each in optional if self.rng.random() < _OFTEN]
        return optional if pattern == "all" else []

    def _merged(self, members: Iterable[ir.Type], scope: Scope) -> ir.Json:
        """A value that is of all members, if they are objects; else one of the first."""
        made = [self.value(each, scope) for each in members]
        objects = [each for each in made if isinstance(each, dict)]
        if len(objects) < len(made):
            return made[0]
        return {key: value for each in objects for key, value in each.items()}

    def _ends(self, scope: Scope) -> bool:
        """Whether a value has to be as small as can be."""
        recurs = scope.path.count(scope.path[-1]) > _DEEPEST if scope.path else False
        return recurs or scope.depth >= _MOST_NESTED or self._left <= 0


def _distinct(values: list[ir.Json]) -> list[ir.Json]:
    """The members of a set: 1 and true are one, as Python has it."""
    found: list[ir.Json] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found
