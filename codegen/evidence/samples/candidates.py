"""A type of the contract -> JSON values that may be of it; Pydantic has the last word.

Every alternative comes in its turn: union members, enum members, keys that are there or not,
lengths, odd texts and numbers at their bounds. When all have come, any may.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from codegen.evidence.samples.around import NOWHERE, UNKNOWN, Around, entered
from codegen.evidence.samples.faults import Impossible
from codegen.evidence.samples.heights import Heights
from codegen.evidence.samples.scalars import Scalars
from codegen.evidence.samples.turns import Turns
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
)

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

    from codegen.ir import Constraints, Declaration, Json, Property, Type

DEEPEST = 6
"""How often a declaration may stand inside itself."""

_MOST_NESTED = 40  # the compiler gives up on literals more than 50 deep
_MOST_DECLARED = 100
_MOST_VALUES = 150
_OFTEN = 0.6


class Candidates:
    """Makes values of the types of some declarations."""

    def __init__(self, declarations: Iterable[Declaration], rng: random.Random) -> None:
        self._declarations = {each.identity.name: each for each in declarations}
        self._rng = rng
        self._heights = Heights(self._declarations)
        self._left = 0
        self._dives = False
        self.turns = Turns(rng)
        self.scalars = Scalars(self.turns, rng)

    def draw(self, type_: Type, *, dives: bool = False) -> Json:
        """A value of a type; one that dives goes as deep as recursion may.

        Raises Impossible where no value is known.
        """
        self._left, self._dives = _MOST_VALUES, dives
        return self.value(type_, NOWHERE)

    def value(self, type_: Type, around: Around) -> Json:
        """A value of a type that stands inside others."""
        self._left -= 1
        match type_:
            case Const(value):
                return value
            case Scalar():
                return self.scalars.value(type_)
            case Array(items, rules):
                return self._array(type_, items, rules, around.inside())
            case Tuple():
                return self._tuple(type_, around.inside())
            case Map():
                return self._map(type_, around.inside())
            case Object(properties, additional):
                return self._object(id(type_), properties, additional, around.inside())
            case Union(members):
                return self.value(self.member(type_, members, around), around)
            case Intersection(members):
                return self._merged(members, around)
            case Ref():
                return self._declared(type_, around)
            case TypeVar(name):
                bound, outside = around.arguments.get(name, (UNKNOWN, around))
                return self.value(bound, Around(around.path, around.depth, outside.arguments))
            case External(name):
                raise Impossible(f"{name} is a type of the frontend")

    def member(self, union: Union, members: Sequence[Type], around: Around) -> Type:
        """The member of a union whose turn it is, or the smallest where values have to end."""
        possible = [each for each in members if not math.isinf(self._heights.of(each))]
        if not possible:
            raise Impossible("no member of the union has a value")
        if self._ends(around):
            return min(possible, key=self._heights.of)
        if self._dives:
            possible = [each for each in possible if self._heights.recurs(each)] or possible
            return self._rng.choice(possible)
        return self.turns.take(id(union), possible, closed=True)

    def declaration(self, ref: Ref, around: Around) -> tuple[Declaration, Around]:
        """What a reference means, and what is around the inside of it."""
        found = self._declarations[ref.name]
        return found, entered(found, ref, around)

    def _declared(self, ref: Ref, around: Around) -> Json:
        if len(around.path) > _MOST_DECLARED:
            raise Impossible(f"{ref.name} holds itself without end")
        declaration, inner = self.declaration(ref, around)
        match declaration:
            case Enum(members=members):
                values = [each.value for each in members]
                return self.turns.take(id(declaration), values, closed=True)
            case Alias(type=type_):
                return self.value(type_, inner)
            case Interface(properties=properties, additional=additional):
                return self._object(id(declaration), properties, additional, inner.inside())

    def _array(self, key: Type, items: Type, rules: Constraints, around: Around) -> Json:
        least = rules.min_items or 0
        most = least + 3 if rules.max_items is None else min(rules.max_items, least + 20)
        lengths = [*dict.fromkeys((min(1, most), least, most, min(2, most)))]
        lengths = [each for each in lengths if each >= least]
        if self._ends(around) or math.isinf(self._heights.of(items)):
            lengths = lengths[:0] or [least]
        elif self._dives:
            lengths = [max(1, least)] if most else [least]
        length = lengths[0] if len(lengths) == 1 else self.turns.take(id(key), lengths)
        found = [self.value(items, around) for _ in range(length)]
        return _distinct(found) if rules.unique_items else found

    def _tuple(self, type_: Tuple, around: Around) -> Json:
        lengths = range(type_.required, len(type_.items) + 1)
        length = self.turns.take(id(type_), [*reversed(lengths)], closed=True)
        if self._ends(around):
            length = type_.required
        found = [self.value(each, around) for each in type_.items[:length]]
        if type_.rest is not None and length == len(type_.items) and not self._ends(around):
            more = self.turns.take((id(type_), "rest"), [0, 1, 2])
            found += [self.value(type_.rest, around) for _ in range(more)]
        return found

    def _map(self, type_: Map, around: Around) -> Json:
        least = type_.constraints.min_properties or 0
        most = (
            least + 2
            if type_.constraints.max_properties is None
            else type_.constraints.max_properties
        )
        number = self.turns.take((id(type_), "length"), [min(1, most), least, min(most, least + 2)])
        if self._ends(around) or math.isinf(self._heights.of(type_.values)):
            number = least
        keys: dict[str, None] = {}
        for _ in range(3 * number):
            if len(keys) < max(least, number):
                keys[_as_key(self.value(type_.keys, around))] = None
        return {key: self.value(type_.values, around) for key in keys}

    def _object(
        self, key: int, properties: Sequence[Property], additional: Type | None, around: Around
    ) -> Json:
        optional = [each for each in properties if not each.required and self._exists(each)]
        present = {each.name for each in self._present(key, optional, around)}
        chosen = [each for each in properties if each.required or each.name in present]
        drawn: dict[str, Json] = {}
        for each in self._rng.sample(chosen, len(chosen)):  # room is for all, not for the first
            drawn[each.name] = self.value(each.type, around)
        found = {each.name: drawn[each.name] for each in chosen}
        if additional not in {None, Scalar("never")} and not self._ends(around):
            more = self.turns.take((key, "additional"), [0, 1, 2])
            for n in range(more):
                found.setdefault(f"additional {n}", self.value(additional, around))
        return found

    def _present(self, key: int, optional: list[Property], around: Around) -> list[Property]:
        """The optional properties whose turn it is: all, none, all but one, any."""
        if not optional or self._ends(around):
            return []
        if self._dives:
            return [each for each in optional if self._heights.recurs(each.type)]
        pattern = self.turns.take((key, "keys"), ["all", "none", "any", "any"], closed=True)
        if pattern == "any":
            return [each for each in optional if self._rng.random() < _OFTEN]
        return optional if pattern == "all" else []

    def _merged(self, members: Iterable[Type], around: Around) -> Json:
        """A value that is of all members, if they are objects; else one of the first."""
        drawn = [self.value(each, around) for each in members]
        objects = [each for each in drawn if isinstance(each, dict)]
        if len(objects) < len(drawn):
            return drawn[0]
        return {key: value for each in objects for key, value in each.items()}

    def _exists(self, property_: Property) -> bool:
        return not math.isinf(self._heights.of(property_.type))

    def _ends(self, around: Around) -> bool:
        """Whether a value has to be as small as can be."""
        recurs = around.path.count(around.path[-1]) > DEEPEST if around.path else False
        return recurs or around.depth >= _MOST_NESTED or self._left <= 0


def _distinct(values: list[Json]) -> list[Json]:
    """The members of a set: 1 and true are one, as Python has it."""
    found: list[Json] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


def _as_key(value: Json) -> str:
    """A value as the key of an object."""
    return value if isinstance(value, str) else json.dumps(value)
