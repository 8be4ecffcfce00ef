"""Unions: what tells their members apart, and in what order Zod may try them.

Zod takes the first member that fits, and that member drops the keys that it does not know. So a
member comes before another that would take its values and drop some of their keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from codegen import ir
from codegen.ir.order import components

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Declarations: TypeAlias = "Mapping[str, ir.Declaration]"

_MOST_COMPARED = 40  # members, each with each; beyond, only their sizes are looked at


def flattened(union: ir.Union) -> list[ir.Type]:
    """The members, and in the place of a union its own; each once."""
    found: dict[tuple[str, ir.Type], ir.Type] = {}
    for member in ir.flattened(union):
        value = member.value if isinstance(member, ir.Const) else None
        found[repr(value), member] = member  # to Python, 1 and True are equal
    return list(found.values())


def tells(tag: str, members: Sequence[ir.Type], known: Declarations) -> bool:
    """Whether the values of the property `tag` are stated by all members, and differ."""
    seen: set[tuple[bool, object]] = set()
    for member in members:
        values = _tag_values(tag, member, known)
        if not values or not seen.isdisjoint(values):
            return False
        seen |= values
    return True


def _tag_values(tag: str, member: ir.Type, known: Declarations) -> set[tuple[bool, object]]:
    """The values of a tag; True and 1, which are equal to Python, are kept apart."""
    shape = _object(member, known)
    if shape is None or tag not in shape.properties or not shape.properties[tag].required:
        return set()
    values = _values(shape.properties[tag].type, known)
    return {(isinstance(value, bool), value) for value in values or ()}


def is_within(narrow: ir.Type, wide: ir.Type | None) -> bool:
    """Whether constants are among others."""
    inner, outer = _values(narrow, {}), _values(wide, {}) if wide is not None else None
    if inner is None or outer is None:
        return False
    return set(map(repr, inner)) <= set(map(repr, outer))


def _values(type_: ir.Type, known: Declarations) -> list[object] | None:
    """The values of a type that is made of constants."""
    match type_:
        case ir.Const(value=value):
            return [value]
        case ir.Union():
            flat = flattened(type_)
            values = [each.value for each in flat if isinstance(each, ir.Const)]
            return [*values] if len(values) == len(flat) else None
        case ir.Ref(name=name):
            found = known.get(name)
            return [one.value for one in found.members] if isinstance(found, ir.Enum) else None
        case _:
            return None


def in_order(members: Sequence[ir.Type], known: Declarations) -> list[ir.Type]:
    """The members in an order in which each keeps what it is sent, as far as there is one."""
    if len(members) > _MOST_COMPARED:
        return sorted(members, key=lambda each: -_size(each, known))
    taken = _Taken(known)
    graph: dict[str, list[str]] = {str(number): [] for number in range(len(members))}
    for first, second in combinations(range(len(members)), 2):
        for one, other in ((first, second), (second, first)):
            if taken.with_loss(members[one], members[other]):
                graph[str(one)].append(str(other))
    ordered: list[ir.Type] = []
    for circle in components(graph):
        inside = [members[number] for number in sorted(map(int, circle))]
        ordered += sorted(inside, key=lambda each: -_size(each, known))
    return ordered


def _size(type_: ir.Type, known: Declarations) -> int:
    shape = _object(type_, known)
    return 0 if shape is None else len(shape.properties)


@dataclass(frozen=True)
class _Shape:
    properties: dict[str, ir.Property]
    additional: ir.Type | None

    @property
    def takes_more(self) -> bool:
        """Whether an undeclared key is no reason to refuse."""
        return self.additional != ir.NEVER

    @property
    def drops(self) -> bool:
        return self.additional is None

    @property
    def has_more(self) -> bool:
        """Whether there may be undeclared keys in what is sent."""
        return self.additional not in {None, ir.NEVER}


def _object(
    type_: ir.Type, known: Declarations, seen: frozenset[str] = frozenset()
) -> _Shape | None:
    """What is known of a type that is an object; `seen` are the names on the way to it."""
    while isinstance(type_, ir.Ref):
        found = known[type_.name]
        if isinstance(found, ir.Interface):
            return _Shape({each.name: each for each in found.properties}, found.additional)
        if not isinstance(found, ir.Alias) or type_.name in seen:
            return None
        seen |= {type_.name}
        type_ = found.type
    match type_:
        case ir.Object(properties=properties, additional=additional):
            return _Shape({each.name: each for each in properties}, additional)
        case ir.Map(values=values):
            return _Shape({}, values)
        case ir.Intersection(members=members):
            shapes = [shape for each in members if (shape := _object(each, known, seen))]
            together = {key: one for shape in shapes for key, one in shape.properties.items()}
            additional = shapes[0].additional if shapes else None
            return _Shape(together, additional) if len(shapes) == len(members) else None
        case _:
            return None


@dataclass
class _Taken:
    """Which types take values of others. What is asked on the way to its own answer is no."""

    known: Declarations
    _losses: dict[tuple[ir.Type, ir.Type], bool] = field(default_factory=dict)
    _meetings: dict[tuple[ir.Type, ir.Type], bool] = field(default_factory=dict)

    def with_loss(self, taker: ir.Type, sent: ir.Type) -> bool:
        """Whether `taker` may take a value of `sent` and drop some of it."""
        pair = (taker, sent)
        if pair not in self._losses:
            self._losses[pair] = False
            self._losses[pair] = taker != sent and self._with_loss(taker, sent)
        return self._losses[pair]

    def _with_loss(self, taker: ir.Type, sent: ir.Type) -> bool:
        if not self.meet(taker, sent):
            return False
        ours, theirs = self._options(taker), self._options(sent)
        if len(ours) > 1 or len(theirs) > 1:
            return any(self.with_loss(one, other) for one in ours for other in theirs)
        first, second = ours[0], theirs[0]
        shapes = _object(first, self.known), _object(second, self.known)
        if shapes[0] is not None and shapes[1] is not None:
            return self._drops(shapes[0], shapes[1])
        pairs = zip(_items(first), _items(second), strict=False)
        return any(self.with_loss(one, other) for one, other in pairs)

    def _drops(self, taker: _Shape, sent: _Shape) -> bool:
        if taker.drops and (sent.has_more or sent.properties.keys() - taker.properties.keys()):
            return True
        return any(self.with_loss(one, other) for one, other in _shared(taker, sent))

    def meet(self, taker: ir.Type, sent: ir.Type) -> bool:
        """Whether there may be values of both."""
        pair = (taker, sent)
        if pair not in self._meetings:
            self._meetings[pair] = True
            self._meetings[pair] = self._meet(taker, sent)
        return self._meetings[pair]

    def _meet(self, taker: ir.Type, sent: ir.Type) -> bool:
        ours, theirs = self._options(taker), self._options(sent)
        if len(ours) > 1 or len(theirs) > 1:
            return any(self.meet(one, other) for one in ours for other in theirs)
        first, second = ours[0], theirs[0]
        values = _values(first, self.known), _values(second, self.known)
        if values[0] is not None and values[1] is not None:
            return not set(map(repr, values[0])).isdisjoint(map(repr, values[1]))
        kinds = _kind(first, self.known), _kind(second, self.known)
        if "any" not in kinds and kinds[0] != kinds[1]:
            return False
        shapes = _object(first, self.known), _object(second, self.known)
        if shapes[0] is not None and shapes[1] is not None:
            return self._fits(shapes[0], shapes[1])
        return True

    def _fits(self, taker: _Shape, sent: _Shape) -> bool:
        theirs = {key for key, one in sent.properties.items() if one.required}
        ours = {key for key, one in taker.properties.items() if one.required}
        if not taker.takes_more and theirs - taker.properties.keys():
            return False
        if not sent.has_more and ours - sent.properties.keys():
            return False
        return all(
            self.meet(taker.properties[key].type, sent.properties[key].type)
            for key in sorted(ours & theirs)
        )

    def _options(self, type_: ir.Type) -> list[ir.Type]:
        """The members of a union, also of one that has a name; the type itself otherwise."""
        seen: set[str] = set()
        found: list[ir.Type] = []
        todo = [type_]
        while todo:
            each = todo.pop()
            if isinstance(each, ir.Ref):
                target = self.known[each.name]
                if isinstance(target, ir.Alias) and each.name not in seen:
                    seen.add(each.name)
                    todo.append(target.type)
                    continue
            if isinstance(each, ir.Union):
                todo.extend(flattened(each))
            else:
                found.append(each)
        return found


def _shared(taker: _Shape, sent: _Shape) -> Iterator[tuple[ir.Type, ir.Type]]:
    for key, property_ in sent.properties.items():
        if key in taker.properties:
            yield taker.properties[key].type, property_.type
        elif taker.additional is not None:
            yield taker.additional, property_.type
    if taker.additional is not None and sent.additional is not None:
        yield taker.additional, sent.additional


def _items(type_: ir.Type) -> list[ir.Type]:
    match type_:
        case ir.Array(items=items):
            return [items] * 8
        case ir.Tuple(items=items, rest=rest):
            return [*items, *([rest] * 8 if rest is not None else [])]
        case _:
            return []


def _kind(type_: ir.Type, known: Declarations) -> str:
    """What kind of JSON value a type has."""
    match type_:
        case ir.Scalar(kind="integer"):
            return "number"
        case ir.Scalar(kind="unknown"):
            return "any"
        case ir.Scalar(kind=kind):
            return kind
        case ir.Const(value=value):
            return _kind_of(value)
        case ir.Array() | ir.Tuple():
            return "array"
        case ir.Map() | ir.Object():
            return "object"
        case ir.Ref(name=name):
            return "object" if isinstance(known[name], ir.Interface) else "any"
        case _:
            return "any"


def _kind_of(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case str():
            return "string"
        case _:
            return "number"
