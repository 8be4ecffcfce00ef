"""Whether all that one side sends is taken by the other: JSON of one type that is also of another.

A producer sends the properties that it declares and no others. What cannot be decided is not
guessed at. Types hold each other in circles, so the answer for two declarations starts as yes and
is taken back, with all that was built on it, until nothing more has to be.
"""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.comparison.bounds import (
    Fit,
    const_fits,
    constraints_fit,
    or_endless,
    scalar_fits,
    within,
)
from codegen.comparison.members import text_of, type_of
from codegen.comparison.show import spelled
from codegen.ir import (
    NEVER,
    NO_CONSTRAINTS,
    NULL,
    UNKNOWN,
    Array,
    Const,
    Enum,
    External,
    Intersection,
    Map,
    Object,
    Property,
    Ref,
    Scalar,
    Tuple,
    TypeVar,
    Union,
    flattened,
    is_null,
    parts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.ir import Declaration, Type


_DEEPEST = 20  # arguments inside of arguments: generic classes may grow without end
_BOOLEANS = (Const(value=True), Const(value=False))


class Inclusion:
    """Compares types of two contracts, each by its declarations.

    `ignores` says that whoever takes the JSON passes over keys that it does not know, also where
    its types forbid them, as a client in TypeScript does.
    """

    def __init__(
        self,
        sent: Mapping[str, Declaration],
        taken: Mapping[str, Declaration],
        *,
        ignores: bool,
    ) -> None:
        self._sent = sent
        self._taken = taken
        self._ignores = ignores
        self._known: dict[tuple[str, str], Fit] = {}
        self._pairs: dict[tuple[str, str], tuple[Type, Type]] = {}
        self._users: dict[tuple[str, str], set[tuple[str, str]]] = {}
        self._pending: dict[tuple[str, str], None] = {}
        self._asking: tuple[str, str] | None = None

    def fit(self, sent: Type, taken: Type) -> Fit:
        """Whether every value of the one type is of the other."""
        key = self._noted(sent, taken)
        while self._pending:
            asking = next(iter(self._pending))
            del self._pending[asking]
            self._asking = asking
            found = self._types(*self._pairs[asking])
            if found < self._known[asking]:
                self._known[asking] = found
                self._pending |= dict.fromkeys(self._users[asking])
        self._asking = None
        return self._known[key]

    def rest_fits(self, property_: Property, additional: Type | None) -> Fit:
        """Whether a property that is sent is taken where it is not declared."""
        return self.fit(property_.type, self._rest_taken(additional))

    def missing_fits(self, additional: Type | None, property_: Property) -> Fit:
        """Whether a property that is not declared where it is sent is taken."""
        if property_.required:
            return Fit.NO
        return self.fit(_rest_sent(additional), property_.type)

    def additional_fits(self, sent: Type | None, taken: Type | None) -> Fit:
        """Whether the keys that no property declares are taken."""
        return self.fit(_rest_sent(sent), self._rest_taken(taken))

    def _noted(self, sent: Type, taken: Type) -> tuple[str, str]:
        key = _text(sent), _text(taken)
        if key not in self._known:
            is_too_much = max(map(_depth, (sent, taken))) > _DEEPEST
            self._known[key] = Fit.UNDECIDED if is_too_much else Fit.YES
            self._pairs[key], self._users[key] = (sent, taken), set()
            self._pending |= {} if is_too_much else {key: None}
        return key

    def _types(self, sent: Type, taken: Type) -> Fit:
        """The answer for two types, as far as that for those that they refer to is known."""
        return self._parts(_opened(sent, self._sent), _opened(taken, self._taken))

    def _inner(self, sent: Type, taken: Type) -> Fit:
        """The answer for two types inside of others."""
        if not isinstance(sent, Ref) and not isinstance(taken, Ref):
            return self._parts(sent, taken)
        key = self._noted(sent, taken)
        if self._asking is not None:
            self._users[key].add(self._asking)
        return self._known[key]

    def _parts(self, sent: Type, taken: Type) -> Fit:
        if sent == NEVER or taken == UNKNOWN:
            return Fit.YES
        if isinstance(sent, Union):
            return min(self._inner(each, taken) for each in flattened(sent))
        if isinstance(taken, Intersection):
            return min(self._inner(sent, each) for each in taken.members)
        if isinstance(taken, Union):
            return self._any_of(sent, flattened(taken))
        if isinstance(sent, Intersection):
            best = max(self._inner(each, taken) for each in sent.members)
            return max(best, Fit.UNDECIDED)
        if isinstance(sent, Ref) or isinstance(taken, Ref):
            return self._inner(sent, taken)
        return self._plain(sent, taken)

    def _any_of(self, sent: Type, members: list[Type]) -> Fit:
        """Whether one of several types takes what is sent; the one that is called alike first."""
        best = Fit.NO
        for each in sorted(members, key=lambda one: one != sent):
            best = max(best, self._inner(sent, each))
            if best is Fit.YES:
                return best
        if isinstance(sent, Scalar) and sent.kind == "boolean":
            return min(self._one_of(each, members) for each in _BOOLEANS)
        return best

    def _one_of(self, sent: Type, members: list[Type]) -> Fit:
        return max(self._inner(sent, each) for each in members)

    def _plain(self, sent: Type, taken: Type) -> Fit:
        match _as_scalar(sent), _as_scalar(taken):
            case (TypeVar(), TypeVar()) | (External(), _) | (_, External()):
                return Fit.YES if sent == taken else Fit.UNDECIDED
            case (TypeVar(), _) | (_, TypeVar()):
                return Fit.NO  # not of every argument
            case Const(value=one), Const(value=other):
                return Fit.YES if text_of(one) == text_of(other) else Fit.NO
            case Const() as const, Scalar() as scalar:
                return const_fits(const, scalar)
            case Scalar() as one, Scalar() as other:
                return scalar_fits(one, other)
            case (Array() | Tuple()) as one, (Array() | Tuple()) as other:
                return self._lists(one, other)
            case (Object() | Map()) as one, (Object() | Map()) as other:
                return self._keyed(one, other)
        return Fit.NO

    def _lists(self, sent: Array | Tuple, taken: Array | Tuple) -> Fit:
        positions = max(len(_positions(sent)), len(_positions(taken)))
        most = min(positions + 1, _lengths(sent)[1], _lengths(taken)[1])  # and one for all further
        items = (self._inner(_item(sent, at), _item(taken, at)) for at in range(int(most)))
        return min([_length_fits(sent, taken), *items])

    def _keyed(self, sent: Object | Map, taken: Object | Map) -> Fit:
        one, other = _as_object(sent, self._sent), _as_object(taken, self._taken)
        if isinstance(other, Map):
            return self._map(one, other) if isinstance(one, Map) else self._in_map(one, other)
        if isinstance(taken, Object):  # and no closed set of keys
            other = replace(other, additional=self._rest_taken(other.additional))
        if isinstance(one, Map):
            is_free = not any(each.required for each in other.properties)
            types = [_rest_sent(other.additional), *(each.type for each in other.properties)]
            fits = (self._inner(one.values, each) for each in types)
            return min(fits) if is_free else Fit.NO
        return self._objects(one, other)

    def _objects(self, sent: Object, taken: Object) -> Fit:
        """Two objects, the other of which says of all keys what they are."""
        before = {each.name: each for each in sent.properties}
        after = {each.name: each for each in taken.properties}
        rest = _rest_sent(sent.additional)
        further = _rest_sent(taken.additional)
        fits = [self._inner(rest, further)]
        for name, one in before.items():
            other = after.get(name)
            fits.append(self._inner(one.type, further if other is None else other.type))
            if other is not None and other.required and not one.required:
                fits.append(Fit.NO)
        for name in after.keys() - before.keys():
            if after[name].required:
                fits.append(Fit.NO)
            fits.append(self._inner(rest, after[name].type))
        return min(fits)

    def _map(self, sent: Map, taken: Map) -> Fit:
        fits = [self._inner(sent.keys, taken.keys), self._inner(sent.values, taken.values)]
        return min(*fits, constraints_fit(sent.constraints, taken.constraints, is_whole=True))

    def _in_map(self, sent: Object, taken: Map) -> Fit:
        fits = [Fit.YES]
        for each in sent.properties:
            fits.append(self._inner(Const(each.name), taken.keys))
            fits.append(self._inner(each.type, taken.values))
        rest = _rest_sent(sent.additional)
        if rest != NEVER:
            fits.append(self._inner(Scalar("string"), taken.keys))
            fits.append(self._inner(rest, taken.values))
        least = sum(each.required for each in sent.properties)
        most = len(sent.properties) if rest == NEVER else math.inf
        bounds = taken.constraints.min_properties, taken.constraints.max_properties
        fits.append(within((least, most), (bounds[0] or 0, or_endless(bounds[1]))))
        return min(fits)

    def _rest_taken(self, additional: Type | None) -> Type:
        is_open = additional is None or (self._ignores and additional == NEVER)
        return UNKNOWN if is_open or additional is None else additional


def _rest_sent(additional: Type | None) -> Type:
    return NEVER if additional is None else additional


def _depth(type_: Type) -> int:
    """How deep types stand in the arguments of a reference."""
    inner = type_.arguments if isinstance(type_, Ref) else ()
    depth = 0
    while inner:
        depth += 1
        inner = tuple(each for one in inner for each in parts(one))
    return depth


def _text(type_: Type) -> str:
    """A type as a text by which it is known; a reference is told from all that is called alike."""
    return spelled(type_, lambda name: f"#{name}")


def _opened(type_: Type, declarations: Mapping[str, Declaration]) -> Type:
    """What a reference leads to, and what that leads to; it ends where it turns in a circle."""
    seen: set[str] = set()
    while isinstance(type_, Ref) and _text(type_) not in seen:
        seen.add(_text(type_))
        type_ = applied(declarations[type_.name], type_.arguments)
    return NEVER if isinstance(type_, Ref) else type_


def applied(declaration: Declaration, arguments: tuple[Type, ...]) -> Type:
    """The type of a declaration, with arguments in the place of its parameters.

    An argument that nobody states is the default of its parameter, or the bound.
    """
    bound: dict[str, Type] = {}
    for parameter, argument in zip(declaration.parameters, arguments, strict=False):
        implied = parameter.default or parameter.bound
        is_stated = argument != UNKNOWN or implied is None
        bound[parameter.name] = argument if is_stated or implied is None else implied
    type_ = type_of(declaration)
    return _substituted(type_, bound) if bound else type_


def _substituted(type_: Type, bound: Mapping[str, Type]) -> Type:
    def each_of(types: Iterable[Type]) -> tuple[Type, ...]:
        return tuple(_substituted(each, bound) for each in types)

    def perhaps(inner: Type | None) -> Type | None:
        return None if inner is None else _substituted(inner, bound)

    match type_:
        case TypeVar(name=name):
            return bound.get(name, type_)
        case Array(items=items):
            return replace(type_, items=_substituted(items, bound))
        case Tuple(items=positions, rest=rest):
            return replace(type_, items=each_of(positions), rest=perhaps(rest))
        case Map(keys=keys, values=values):
            keys, values = each_of((keys, values))
            return replace(type_, keys=keys, values=values)
        case Object(properties=properties, additional=additional):
            types = each_of(each.type for each in properties)
            held = [replace(each, type=t) for each, t in zip(properties, types, strict=True)]
            return Object(tuple(held), perhaps(additional))
        case Union(members=members) | Intersection(members=members):
            return replace(type_, members=each_of(members))
        case Ref(arguments=arguments):
            return replace(type_, arguments=each_of(arguments))
        case _:
            return type_


def _as_scalar(type_: Type) -> Type:
    return NULL if is_null(type_) else type_


def _length_fits(sent: Array | Tuple, taken: Array | Tuple) -> Fit:
    is_unique = isinstance(taken, Array) and taken.constraints.unique_items
    was_unique = isinstance(sent, Array) and sent.constraints.unique_items
    if is_unique and not was_unique and _lengths(sent)[1] > 1:
        return Fit.NO
    return within(_lengths(sent), _lengths(taken))


def _lengths(type_: Array | Tuple) -> tuple[float, float]:
    if isinstance(type_, Tuple):
        return type_.required, len(type_.items) if type_.rest is None else math.inf
    return type_.constraints.min_items or 0, or_endless(type_.constraints.max_items)


def _positions(type_: Array | Tuple) -> tuple[Type, ...]:
    return type_.items if isinstance(type_, Tuple) else ()


def _item(type_: Array | Tuple, at: int) -> Type:
    """What stands at a position of a list, if anything does."""
    if isinstance(type_, Array):
        return type_.items
    if at < len(type_.items):
        return type_.items[at]
    return NEVER if type_.rest is None else type_.rest


def _as_object(type_: Object | Map, declarations: Mapping[str, Declaration]) -> Object | Map:
    """An object by a closed set of keys as one whose properties may all be missing."""
    if isinstance(type_, Object):
        return type_
    keys = values_of(type_.keys, declarations)
    if keys is None or type_.constraints != NO_CONSTRAINTS:
        return type_
    names = [each if isinstance(each, str) else json.dumps(each) for each in keys]
    properties = (Property(name, type_.values, "optional") for name in dict.fromkeys(names))
    return Object(tuple(properties), NEVER)


def values_of(type_: Type, declarations: Mapping[str, Declaration]) -> list[object] | None:
    """The values of a type that is a closed set of them; None where it is not."""
    values: list[object] = []
    pending, seen = flattened(type_), set[str]()
    for each in pending:  # which grows meanwhile
        match each:
            case Const(value=value):
                values.append(value)
            case Ref(name=name) if name in declarations and not each.arguments:
                declaration = declarations[name]
                if isinstance(declaration, Enum):
                    values += [member.value for member in declaration.members]
                elif name not in seen:
                    seen.add(name)
                    pending += flattened(type_of(declaration))
            case _:
                return None
    return values
