"""A module that shows a fault -> the smallest one found that still shows one."""

from __future__ import annotations

import itertools
import random
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from wire.properties.judge import judge
from wire.properties.sample import Sampler
from wire.properties.spec import Class, Either, Keyed, Many, Plain, Row, Use, parts, types_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wire.properties.judge import Verdict
    from wire.properties.spec import Field, Module, Type

_SECONDS = 60
_AT_ONCE = 16


def shrunk(verdict: Verdict, folder: Path) -> Verdict:
    """The verdict on the smallest module; every round tries all steps in one compiler run."""
    end = time.monotonic() + _SECONDS
    compiles = re.search(r"TypeScript|compile", verdict.faults[0]) is not None
    for number in itertools.count():
        place = folder / f"round{number}"
        place.mkdir(parents=True)
        steps = [each for each in dict.fromkeys(_smaller(verdict.module)) if _ends(each)]
        steps = sorted((each for each in steps if each != verdict.module), key=_size)
        for start in range(0, len(steps), _AT_ONCE):
            inner = place / str(start)
            inner.mkdir()
            found = judge(steps[start : start + _AT_ONCE], inner, compiles=compiles)
            if time.monotonic() > end:
                return verdict
            smaller = next((each for each in found if _alike(each, verdict)), None)
            if smaller is not None:
                verdict = smaller
                break
        else:
            return verdict
    raise AssertionError  # unreachable: the rounds have no end


def _alike(verdict: Verdict, other: Verdict) -> bool:
    """Whether the first faults begin alike, so that one fault does not become another."""
    words = 2
    return bool(verdict.faults) and (
        verdict.faults[0].split()[:words] == other.faults[0].split()[:words]
    )


def _ends(module: Module) -> bool:
    """Whether every class has a value, none of which is endless."""
    sampler = Sampler(module, random.Random(0))
    try:
        for cls in module.classes:
            sampler.value(Use(cls.name))
    except RecursionError:
        return False
    return True


def _size(module: Module) -> int:
    return sum(1 + len(each.fields) + sum(1 for _ in types_of(each)) for each in module.classes)


def _smaller(module: Module) -> Iterator[Module]:
    for cls in module.classes:
        yield module.only(_needed(module, {cls.name}))
        yield module.only({each.name for each in module.classes} - _needing(module, cls.name))
    for number, cls in enumerate(module.classes):
        for simpler in _simpler(cls):
            classes = (*module.classes[:number], simpler, *module.classes[number + 1 :])
            yield replace(module, classes=classes)
    if module.exclude_none:
        yield replace(module, exclude_none=False)


def _needed(module: Module, names: set[str]) -> set[str]:
    """Some classes with all that they mention, and so on."""
    while grown := {u for name in names for u in _mentioned(module.by_name[name])} - names:
        names = names | grown
    return names


def _needing(module: Module, name: str) -> set[str]:
    """A class with all that mention it, and so on."""
    return {each.name for each in module.classes if name in _needed(module, {each.name})}


def _mentioned(cls: Class) -> set[str]:
    return {each.name for each in types_of(cls) if isinstance(each, Use)}


def _simpler(cls: Class) -> Iterator[Class]:
    plain = replace(cls, doc=None, extras=None, camel=False)
    config = replace(cls, extra=None, extras=None)
    tag = tuple(each for each in cls.fields if each.name == cls.tag)
    yield from (each for each in [plain, config, replace(cls, fields=tag)] if each != cls)
    if cls.base is not None:
        yield replace(cls, base=None)
    if cls.kind in {"root", "alias"}:
        yield from (replace(cls, type=each) for each in _simpler_types(cls.type))
    for number, field in enumerate(cls.fields):
        before, after = cls.fields[:number], cls.fields[number + 1 :]
        if field.name != cls.tag:
            yield replace(cls, fields=(*before, *after))
        for simpler in _simpler_fields(field):
            yield replace(cls, fields=(*before, simpler, *after))


def _simpler_fields(field: Field) -> Iterator[Field]:
    plain = replace(field, received=None, sent=None, description=None)
    required = replace(field, presence="required")
    yield from (each for each in [plain, required] if each != field)
    yield from (replace(field, type=each) for each in _simpler_types(field.type))


def _simpler_types(type_: Type) -> Iterator[Type]:
    if type_ != Plain("int"):
        yield Plain("int")
    yield from parts(type_)
    match type_:
        case Many(container, item):
            yield from (Many(container, each) for each in _simpler_types(item))
        case Row(items):
            yield from map(Row, _fewer(items))
        case Either(members):
            yield from (Either(each) for each in _fewer(members) if len(each) > 1)
        case Keyed(container, key, value):
            yield from (Keyed(container, key, each) for each in _simpler_types(value))
        case Use(name, arguments) if arguments:
            same = (each for each in _fewer(arguments) if len(each) == len(arguments))
            yield from (Use(name, each) for each in same)


def _fewer(types: tuple[Type, ...]) -> Iterator[tuple[Type, ...]]:
    for number, type_ in enumerate(types):
        before, after = types[:number], types[number + 1 :]
        yield (*before, *after)
        yield from ((*before, each, *after) for each in _simpler_types(type_))
