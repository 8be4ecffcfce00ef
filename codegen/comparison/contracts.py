"""Two contracts, declaration by declaration; no pair of declarations is compared twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.comparison import differences as found
from codegen.comparison.differences import Place
from codegen.comparison.members import constraints, docs, enum_members, kind_of, match, type_of
from codegen.ir import (
    NEVER,
    Array,
    Const,
    Enum,
    Interface,
    Intersection,
    Map,
    Object,
    Ref,
    Tuple,
    Union,
    flattened,
    parts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from codegen.comparison.differences import Difference
    from codegen.ir import Contract, Declaration, Property, Type


def compare(
    old: Contract, new: Contract, names: Mapping[str, str] | None = None
) -> Iterator[Difference]:
    """Each difference of two contracts, in the order of the old one.

    `names` says what declarations of the old contract are called in the new one; where it is None,
    as before. Such counterparts are compared once, and not again where they are referred to. Two
    others that are met in one place become a pair, too. Elsewhere a reference counts as what it
    leads to, unless both sides refer to something there.
    """
    return _Comparison(old, new, names).differences()


class _Comparison:
    def __init__(self, old: Contract, new: Contract, names: Mapping[str, str] | None) -> None:
        self._old = {each.identity.name: each for each in old.declarations}
        self._new = {each.identity.name: each for each in new.declarations}
        stated = {name: name for name in self._old} if names is None else names
        self._names = {one: other for one, other in stated.items() if other in self._new}
        self._known = {*self._names.values()}
        self._met: list[tuple[str, str]] = []
        self._compared: dict[tuple[str | int, str | int], tuple[Type, Type]] = {}

    def differences(self) -> Iterator[Difference]:
        for name, declaration in self._old.items():
            if name in self._names:
                yield from self._declarations(declaration, self._new[self._names[name]])
            else:
                yield found.DeclarationChanged(Place(name), declaration, None)
        for one, other in self._met:  # which grows meanwhile
            yield from self._declarations(self._old[one], self._new[other])
        for name, declaration in self._new.items():
            if name not in self._known:
                yield found.DeclarationChanged(Place(name), None, declaration)

    def _declarations(self, old: Declaration, new: Declaration) -> Iterator[Difference]:
        where = Place(old.identity.name)
        yield from docs(old.doc, new.doc, where)
        yield from enum_members(old, new, where)
        one, other = (() if isinstance(each, Enum) else each.parameters for each in (old, new))
        limits = [[t for each in side for t in (each.bound, each.default)] for side in (one, other)]
        if [each.name for each in one] != [each.name for each in other] or not self._agree(*limits):
            yield found.ParametersChanged(where, one, other)
        bases = [each.bases if isinstance(each, Interface) else () for each in (old, new)]
        if type(old) is type(new) and not self._agree(*bases):
            yield found.BasesChanged(where, *bases)
        yield from self._types(type_of(old), type_of(new), where)

    def _agree(self, old: Sequence[Type | None], new: Sequence[Type | None]) -> bool:
        return len(old) == len(new) and all(
            one is other
            if one is None or other is None
            else not any(self._types(one, other, Place("")))
            for one, other in zip(old, new, strict=True)
        )

    def _types(self, old: Type, new: Type, where: Place) -> Iterator[Difference]:
        is_apart = isinstance(old, Ref) != isinstance(new, Ref)
        if is_apart or isinstance(old, Union) or isinstance(new, Union):
            yield from self._unions(old, new, where)
        else:
            yield from self._parts(old, new, where)

    def _unions(self, old: Type, new: Type, where: Place) -> Iterator[Difference]:
        """The differences of two types, of which each counts as a union of its members."""
        tags = _discriminator(old), _discriminator(new)
        if tags[0] != tags[1] and isinstance(old, Union) and isinstance(new, Union):
            yield found.DiscriminatorChanged(where, *tags)
        pairs, removed, added = match(flattened(old), flattened(new), (self._called_now, str))
        if removed and added and any(isinstance(each, Ref) for each in (*removed, *added)):
            if self._is_compared(old, new):
                return
            opened = _opened(removed, self._old, added), _opened(added, self._new, removed)
            further = match(*opened, (self._called_now, str))
            if further.pairs:
                pairs, removed, added = pairs + further.pairs, further.removed, further.added
        for pair in pairs:
            yield from self._parts(*pair, where)
        if len(removed) == len(added) == 1 and not isinstance(added[0], Const):
            yield from self._parts(removed[0], added[0], where)
        elif removed or added:
            yield found.TypeChanged(where, old, new, tuple(removed), tuple(added))

    def _called_now(self, name: str) -> str:
        return self._names.get(name, name)

    def _is_compared(self, old: Type, new: Type) -> bool:
        """Whether two types have been compared, which ends a cycle; from now on they have."""
        if not all(isinstance(each, Ref) or parts(each) for each in (old, new)):
            return False  # what has no parts is in no cycle
        one, other = (each.name if isinstance(each, Ref) else id(each) for each in (old, new))
        is_known = (one, other) in self._compared
        self._compared[one, other] = (old, new)  # an id is one as long as its object is there
        return is_known

    def _parts(self, old: Type, new: Type, where: Place) -> Iterator[Difference]:
        """The differences of two types that are no unions."""
        before, after = _inside(old), _inside(new)
        match old, new:
            case Object(), Object():
                yield from self._objects(old, new, where)
                return
            case Ref(), Ref():
                is_alike = self._is_pair(old, new)
            case _:
                is_alike = kind_of(old) == kind_of(new)
        if not is_alike or before.keys() != after.keys():
            yield found.TypeChanged(where, old, new, (old,), (new,))
            return
        yield from constraints(old, new, where)
        for step, inner in before.items():
            yield from self._types(inner, after[step], where / step)

    def _is_pair(self, old: Ref, new: Ref) -> bool:
        """Whether two declarations are counterparts, or may be since neither has another one."""
        if old.name in self._names or new.name in self._known:
            return self._names.get(old.name) == new.name
        if (old.name, new.name) not in self._compared:
            self._compared[old.name, new.name] = (old, new)
            self._met.append((old.name, new.name))
        return True

    def _objects(self, old: Object, new: Object, where: Place) -> Iterator[Difference]:
        before = {each.name: each for each in old.properties}
        after = {each.name: each for each in new.properties}
        for name in {**before, **after}:
            one, other = before.get(name), after.get(name)
            if one is not None and other is not None:
                yield from self._properties(one, other, where / f".{name}")
            else:
                additional = new.additional if other is None else old.additional
                yield found.PropertyChanged(where / f".{name}", one, other, additional)
        rest, further = old.additional, new.additional
        if rest is not None and further is not None and NEVER not in (rest, further):
            yield from self._types(rest, further, where / ".*")
        elif rest != further:
            yield found.AdditionalChanged(where, rest, further)

    def _properties(self, old: Property, new: Property, where: Place) -> Iterator[Difference]:
        if old.presence != new.presence:
            yield found.PresenceChanged(where, old.presence, new.presence)
        yield from docs(old.doc, new.doc, where)
        yield from self._types(old.type, new.type, where)


def _inside(type_: Type) -> dict[str, Type]:
    """The types inside a type that is no object, by the steps that lead to them."""
    match type_:
        case Array(items=items):
            return {"[]": items}
        case Map(keys=keys, values=values):
            return {" (keys)": keys, ".*": values}
        case Tuple(items=items, rest=rest):
            positions = {f"[{at}]": each for at, each in enumerate(items)}
            return positions if rest is None else {**positions, "[]": rest}
        case Ref(arguments=arguments):
            return {f"<{at}>": each for at, each in enumerate(arguments)}
        case Intersection(members=members):
            return {f"&{at}": each for at, each in enumerate(members)}
        case _:
            return {}


def _opened(
    members: Sequence[Type], declarations: Mapping[str, Declaration], others: Sequence[Type]
) -> list[Type]:
    """Members with what references lead to; to an interface only beside what is no reference."""
    is_among_refs = all(isinstance(each, Ref) for each in others)
    pending = list(members)
    result: list[Type] = []
    opened: set[str] = set()
    for each in pending:  # which grows meanwhile
        name = each.name if isinstance(each, Ref) and not each.arguments else ""
        declaration = declarations.get(name)
        if declaration is None or (is_among_refs and isinstance(declaration, Interface)):
            result.append(each)
        elif name not in opened:
            opened.add(name)
            pending += flattened(type_of(declaration))
    return result


def _discriminator(type_: Type) -> str | None:
    """That of a union, or of one among its members."""
    pending = [type_]
    for each in pending:  # which grows meanwhile
        if isinstance(each, Union):
            if each.discriminator is not None:
                return each.discriminator
            pending += each.members
    return None
