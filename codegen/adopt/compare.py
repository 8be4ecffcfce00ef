"""What the original says and the exported models do not: each loss by its place."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen.adopt.adoption import Loss
from codegen.adopt.merge import OTHERS
from codegen.adopt.normalize import IMPLIED_TYPE, normalized
from codegen.comparison import compare, show
from codegen.comparison import differences as found
from codegen.comparison.members import text_of
from codegen.ir import NEVER, UNKNOWN, Default

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from codegen.adopt.adoption import Adoption
    from codegen.comparison import Difference
    from codegen.ir import Type
    from codegen.jsonschema import Schema
    from codegen.parse import Unread
    from codegen.untyped import JsonValue

_GAINS = ("description", "examples")
"""What is no loss where only the new models say it."""


def losses_between(adoption: Adoption, classes: Mapping[str, str], document: Schema) -> list[Loss]:
    """Every loss between an original and the document of the models that came of it.

    `classes` has the class of each definition, `module:Class`.
    """
    names = _names(adoption, classes, document)
    old = normalized(adoption.document, names, is_ours=adoption.is_ours)
    new = normalized(document, names.values(), is_ours=True)
    differences = [*compare(old.contract, new.contract, names)]
    told = [(name, Loss(name, "a type", "not exported")) for name in adoption.keys.keys() - names]
    for each in differences:
        said = _said(each)
        if said and said[0] != said[1]:
            told.append((each.where.declaration, Loss(str(each.where), *said)))
    gone = {str(each.where) for each in differences if isinstance(each, found.PropertyChanged)}
    for name, loss in _lost_beyond(old.unread, new.unread, names):
        if not _is_within(loss.where, gone):
            told.append((name, loss))
    order = {name: number for number, name in enumerate(adoption.document["$defs"])}
    told.sort(key=lambda each: order[each[0]])
    return [*dict.fromkeys(loss for _, loss in told)]


def _names(adoption: Adoption, classes: Mapping[str, str], document: Schema) -> dict[str, str]:
    """The exported definition of each one that is adopted: of its class, in its direction."""
    exported = {
        (each["x-python"], direction): name
        for name, each in document["$defs"].items()
        if "x-generic" not in each
        for direction in ("output", "input")
        if each["x-direction"] in (direction, "both")
    }
    names = {}
    for name, key in adoption.keys.items():
        is_input = adoption.document["$defs"][name]["x-direction"] == "input"
        new = exported.get((classes.get(key), "input" if is_input else "output"))
        if new:
            names[name] = new
    return names


def _lost_beyond(
    old: Iterable[Unread], new: Iterable[Unread], names: Mapping[str, str]
) -> Iterator[tuple[str, Loss]]:
    """What the original says beyond the IR, and the new models do not say in the same place."""
    said = _by_place(new)
    for (name, steps, keyword), before in _by_place(old).items():
        after = said[names.get(name, ""), steps, keyword]
        others = (after - before).elements()
        for text in (before - after).elements() if name in names else ():
            if keyword == IMPLIED_TYPE:
                yield name, Loss(name + steps, "no type", f"type {text}")
            else:
                yield name, Loss(name + steps, *_words(keyword, text, next(others, None)))


def _by_place(unread: Iterable[Unread]) -> defaultdict[tuple[str, str, str], Counter[str]]:
    """The values that a keyword has in one place, where several schemas may stand."""
    values = defaultdict[tuple[str, str, str], Counter[str]](Counter)
    for name, steps, keyword, value in unread:
        place = name, steps, keyword.removesuffix(OTHERS)
        several = value if keyword.endswith(OTHERS) else [value]
        if keyword == "discriminator":
            several = [value["propertyName"]]
        values[place].update(map(text_of, several))
    return values


def _is_within(where: str, places: set[str]) -> bool:
    """Whether a place is one of several, or stands in one."""
    ends = [*(at for at, letter in enumerate(where) if letter in ".[ "), len(where)]
    return any(where[:end] in places for end in ends)


def _said(difference: Difference) -> tuple[str, str] | None:
    """What was said and what is, in words; None where nothing is lost."""
    match difference:
        case found.DeclarationChanged():
            return None  # definitions are told of by their names: not each is a declaration
        case found.PropertyChanged(old=old, new=new):
            was, now = ("nothing" if each is None else show(each.type) for each in (old, new))
            return was, now
        case found.PresenceChanged(old=old, new=new):
            return None if (old, new) == ("optional", "absent-when-none") else (old, new)
        case found.TypeChanged(old=old, new=new):
            return show(old), show(new)
        case found.ConstraintChanged(constraint=constraint, old=old, new=new):
            return _words(constraint.keyword, _text(old), _text(new))
        case found.AdditionalChanged(old=old, new=new):
            return _words("additionalProperties", _additional(old), _additional(new))
        case found.DiscriminatorChanged(old=old, new=new):
            return _words("discriminator", _text(old), _text(new))
        case found.EnumChanged(old=old, new=new):
            names = ({text_of(each.value): each.name for each in side} for side in (old, new))
            return _words("enum names", *map(_text, names)) if old else None
        case found.BasesChanged(old=old, new=new):
            return (
                _words("bases", *(_text([*map(show, side)]) for side in (old, new)))
                if old
                else None
            )
        case found.ParametersChanged(old=old, new=new):
            lists = ([each.name for each in side] for side in (old, new))
            return _words("type parameters", *map(_text, lists))
        case found.DocChanged(field=field, old=old, new=new):
            is_gain = field == "title" or (field in _GAINS and not old)
            return None if is_gain else _words(field, _text(old), _text(new))
        case _:
            assert_never(difference)


def _words(keyword: str, was: str | None, now: str | None) -> tuple[str, str]:
    before, after = (f"no {keyword}" if it is None else f"{keyword} {it}" for it in (was, now))
    return before, after


def _text(value: JsonValue | Default) -> str | None:
    """The value of a keyword, None where it says nothing."""
    if isinstance(value, Default):
        return text_of(value.value)
    is_said = value is not None and value is not False and value not in ((), [], {})
    return text_of(value) if is_said else None


def _additional(value: Type | None) -> str | None:
    """None also where any are admitted, as they are where nothing is said."""
    if value is None or value == UNKNOWN:
        return None
    return "false" if value == NEVER else show(value)
