"""Differences of two contracts by their rules: what was, what is, and how to judge it."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from typing_extensions import assert_never

from codegen.comparison import Fit, Inclusion, Place, compare, show
from codegen.comparison import differences as found
from codegen.comparison.bounds import constraint_fits
from codegen.comparison.inclusion import values_of
from codegen.comparison.members import text_of
from codegen.ir import (
    NEVER,
    Contract,
    Default,
    Ref,
    Scalar,
    Tuple,
    Union,
    constraints_of,
    flattened,
    is_null,
    refs,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from codegen.breaking.lanes import Lane, Pair
    from codegen.comparison import Difference
    from codegen.ir import Declaration, Property, Type
    from codegen.untyped import JsonValue

    Types = tuple[Type, ...]

_LONG = 80  # letters of a text that changed


T = TypeVar("T")


class Change(NamedTuple):
    """A difference by its rule, with what was and what is said.

    `fits` asks whether what is sent is taken all the same.
    """

    rule: str
    where: Place
    said: tuple[str, str]
    fits: Callable[[Lane], Fit]


def changes(pair: Pair) -> Iterator[Change]:
    """Every change of one direction, wherever it leads."""
    old, new = Contract((*pair.old.values(),)), Contract((*pair.new.values(),))
    gone, come = _roots(pair)
    lone: dict[Place, list[found.PropertyChanged]] = defaultdict(list)
    for each in compare(old, new, pair.names):
        if isinstance(each, found.PropertyChanged):
            lone[Place(each.where.declaration, each.where.steps[:-1])].append(each)
        elif not (isinstance(each, found.DeclarationChanged) and str(each.where) in gone | come):
            yield from _changes(each, pair)
    for alike in lone.values():
        yield from _properties(alike)
    yield from (Change("root-removed", Place(it), (it, "nothing"), _by_old) for it in gone)
    yield from (Change("root-added", Place(it), ("nothing", it), _by_new) for it in come)
    yield from _of_definitions(pair)


def _never(_: Lane) -> Fit:
    return Fit.NO


def _always(_: Lane) -> Fit:
    return Fit.YES


def _undecided(_: Lane) -> Fit:
    return Fit.UNDECIDED


def _by_old(lane: Lane) -> Fit:
    return Fit.YES if lane.is_new_sent else Fit.NO


def _by_new(lane: Lane) -> Fit:
    return Fit.NO if lane.is_new_sent else Fit.YES


def _roots(pair: Pair) -> tuple[dict[str, None], dict[str, None]]:
    """The roots that only the old contract has, and those that only the new one has.

    Where every type is a root, those that are parts of others are told of there.
    """
    gone: dict[str, None] = {}
    come: dict[str, None] = {}
    parts = [
        set() if side.has_stated_roots else _parts_of_others(types.values())
        for side, types in zip(pair.sides, (pair.old, pair.new), strict=True)
    ]
    for old, new in pair.roots():
        if isinstance(old, Ref) and new is None and old.name not in parts[0]:
            gone[old.name] = None
        if isinstance(new, Ref) and old is None and new.name not in parts[1]:
            come[new.name] = None
    return gone, come


def _parts_of_others(declarations: Iterable[Declaration]) -> set[str]:
    return {
        ref.name for each in declarations for ref in refs(each) if ref.name != each.identity.name
    }


def _of_definitions(pair: Pair) -> Iterator[Change]:
    """What declarations are called, and what they say beyond types."""
    for name, now in pair.names.items():
        where = Place(name)
        old, new = pair.sides[0].beyond.get(name), pair.sides[1].beyond.get(now)
        if old != new:
            said = _both(lambda side: "; ".join(sorted(side or ())) or "nothing", old, new)
            yield Change("keyword-undecided", where, said, _undecided)
        if name != now and pair.old[name].identity.qualname != pair.new[now].identity.qualname:
            yield Change("model-renamed", where, (name, now), _always)


def _properties(alone: Sequence[found.PropertyChanged]) -> Iterator[Change]:
    """The properties that only one of two objects has; one of each, of one type, is one renamed."""
    gone = [each for each in alone if each.old is not None]
    come = [each for each in alone if each.new is not None]
    if len(gone) == len(come) == 1 and _held(gone[0].old) == _held(come[0].new):
        each, other = gone[0], come[0]
        key = (other.where.steps[-1]).removeprefix(".")
        was = each.where.steps[-1].removeprefix(".")

        def fits(lane: Lane) -> Fit:
            return min(_property_fits(each, lane), _property_fits(other, lane))

        yield Change("property-renamed", each.where, (was, key), fits)
        return
    for each in alone:
        rule = "property-removed"
        if each.new is not None:
            is_needed = each.new.required and each.new.doc.default is None
            rule = "property-added-required" if is_needed else "property-added"
        fits_ = partial(_property_fits, each)
        yield Change(rule, each.where, _both(_held, each.old, each.new), fits_)


def _property_fits(difference: found.PropertyChanged, lane: Lane) -> Fit:
    sent, taken = lane.pick(difference.old, difference.new)
    if sent is not None:
        return lane.inclusion.rest_fits(sent, difference.additional)
    return Fit.YES if taken is None else lane.inclusion.missing_fits(difference.additional, taken)


def _held(property_: Property | None) -> str:
    return "nothing" if property_ is None else show(property_.type)


def _changes(difference: Difference, pair: Pair) -> Iterator[Change]:
    where = difference.where
    match difference:
        case found.DeclarationChanged(old=None, new=new):
            yield Change("model-added", where, ("nothing", str(where)), _always)
        case found.DeclarationChanged(new=None):
            yield Change("model-removed", where, (str(where), "nothing"), _always)
        case found.DeclarationChanged() | found.PropertyChanged():
            return  # told by those who see more than one
        case found.PresenceChanged():
            yield _presence(difference)
        case found.TypeChanged():
            yield from _types(difference, pair)
        case found.ConstraintChanged():
            yield _constraint(difference)
        case found.AdditionalChanged():
            yield _additional(difference)
        case found.DiscriminatorChanged(old=old, new=new):
            yield Change("discriminator-changed", where, (str(old), str(new)), _never)
        case found.EnumChanged(old=old, new=new):
            said = _both(lambda side: ", ".join(each.name for each in side) or "no enum", old, new)
            yield Change("enum-member-renamed", where, said, _always)
        case found.BasesChanged(old=old, new=new):
            said = _both(lambda side: ", ".join(map(show, side)) or "nothing", old, new)
            yield Change("bases-changed", where, said, _always)
        case found.ParametersChanged(old=old, new=new):
            said = _both(lambda side: ", ".join(each.name for each in side) or "none", old, new)
            yield Change("parameters-changed", where, said, _always)
        case found.DocChanged():
            yield _doc(difference)
        case _:
            assert_never(difference)


def _presence(difference: found.PresenceChanged) -> Change:
    old, new = difference.old, difference.new
    rule = "property-absent"
    if "required" in (old, new):
        rule = "property-required" if new == "required" else "property-optional"

    def fits(lane: Lane) -> Fit:
        sent, taken = lane.pick(old, new)
        return Fit.NO if taken == "required" != sent else Fit.YES

    return Change(rule, difference.where, (old, new), fits)


def _types(each: found.TypeChanged, pair: Pair) -> Iterator[Change]:
    """What a type became: null, values of a closed set and members of a union one by one."""
    for rule, removed, added in _kinds_of_change(each, pair):

        def fits(lane: Lane, removed: Types = removed, added: Types = added) -> Fit:
            sent = added if lane.is_new_sent else removed
            _, taken = lane.pick(each.old, each.new)
            return min((lane.inclusion.fit(one, taken) for one in sent), default=Fit.YES)

        yield Change(rule, each.where, _both(show, each.old, each.new), fits)


def _kinds_of_change(each: found.TypeChanged, pair: Pair) -> Iterator[tuple[str, Types, Types]]:
    nulls = [[one for one in side if is_null(one)] for side in (each.removed, each.added)]
    removed, added = (
        tuple(one for one in side if not is_null(one)) for side in (each.removed, each.added)
    )
    if nulls[0]:
        yield "nullable-removed", tuple(nulls[0]), ()
    if nulls[1]:
        yield "nullable-added", (), tuple(nulls[1])
    rule = _rule_of_values(each, pair) or _rule_of_members(each, removed, added)
    if rule in {"enum-value", "union-member"}:
        yield from [(f"{rule}-removed", removed, ())] * bool(removed)
        yield from [(f"{rule}-added", (), added)] * bool(added)
    elif removed or added:
        yield rule or _rule_of_whole(each, pair), removed, added


def _rule_of_values(each: found.TypeChanged, pair: Pair) -> str | None:
    """The rule of a change between closed sets of values."""
    sides = ((each.old, pair.old), (each.new, pair.new))
    values = [values_of(_without_null(type_), known) for type_, known in sides]
    if values[0] is None or values[1] is None or each.where.steps[-1:] == (" (keys)",):
        return None
    return "literal-changed" if len(values[0]) == len(values[1]) == 1 else "enum-value"


def _rule_of_members(each: found.TypeChanged, removed: Types, added: Types) -> str | None:
    if each.where.steps[-1:] == (" (keys)",):
        return "keys-changed"
    if isinstance(each.old, Tuple) and isinstance(each.new, Tuple):
        return "tuple-changed"
    kept = [
        len([one for one in flattened(side) if not is_null(one)]) > len(gone)
        for side, gone in ((each.old, removed), (each.new, added))
    ]
    are_shapes = not any(isinstance(one, Scalar) for one in (*removed, *added))
    return "union-member" if all(kept) and are_shapes else None


def _rule_of_whole(each: found.TypeChanged, pair: Pair) -> str:
    grows = Inclusion(pair.old, pair.new, ignores=False).fit(each.old, each.new)
    shrinks = Inclusion(pair.new, pair.old, ignores=False).fit(each.new, each.old)
    if grows is Fit.YES:
        return "type-respelled" if shrinks is Fit.YES else "type-widened"
    return "type-narrowed" if shrinks is Fit.YES else "type-changed"


def _without_null(type_: Type) -> Type:
    return Union(tuple(each for each in flattened(type_) if not is_null(each)))


def _constraint(difference: found.ConstraintChanged) -> Change:
    row = difference.constraint
    types = difference.types or (NEVER, NEVER)
    old, new = map(constraints_of, types)
    is_whole = not any(isinstance(each, Scalar) and each.kind == "number" for each in types)
    if row.measure in {"pattern", "format"}:
        rule = f"{row.measure}-changed"
    elif difference.old is None or difference.new is None:
        rule = "constraint-added" if difference.old is None else "constraint-removed"
    else:
        shrinks = constraint_fits(row, new, old, is_whole=is_whole) is Fit.YES
        rule = "constraint-tightened" if shrinks else "constraint-loosened"

    def fits(lane: Lane) -> Fit:
        return constraint_fits(row, *lane.pick(old, new), is_whole=is_whole)

    def word(bound: str | float | None) -> str:
        return f"{'no ' if bound is None else ''}{row.keyword}{_bound(bound)}"

    said = _both(word, difference.old, difference.new)
    return Change(rule, difference.where, said, fits)


def _bound(bound: str | float | None) -> str:
    return "" if bound is None else f" {text_of(bound)}"


def _additional(difference: found.AdditionalChanged) -> Change:
    old, new = difference.old, difference.new
    opens = new is not None and new != NEVER
    rule = "additional-opened" if opens or old == NEVER else "additional-closed"

    def fits(lane: Lane) -> Fit:
        return lane.inclusion.additional_fits(*lane.pick(old, new))

    return Change(rule, difference.where, _both(_kept, old, new), fits)


def _kept(additional: Type | None) -> str:
    if additional is None:
        return "other keys are ignored"
    how = "forbidden" if additional == NEVER else f"kept, as {show(additional)}"
    return f"other keys are {how}"


def _doc(difference: found.DocChanged) -> Change:
    rules = {"default": "default-changed", "deprecated": "deprecated-changed"}
    said = _both(lambda it: f"{difference.field} {_word(it)}", difference.old, difference.new)
    rule = rules.get(difference.field, "documentation-changed")
    return Change(rule, difference.where, said, _never if rule == "default-changed" else _always)


def _word(value: JsonValue) -> str:
    if isinstance(value, Default):
        return _short(text_of(value.value))
    return "none" if value is None or value is False or value == () else _short(text_of(value))


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG - 4]} ..."


def _both(say: Callable[[T], str], old: T, new: T) -> tuple[str, str]:
    return _short(say(old)), _short(say(new))
