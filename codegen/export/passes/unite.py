"""What several routes send, each dumped in its own way: one definition that is true of all.

A key that one of them leaves out is optional, and null where another one sends null.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from codegen.errors import Problem
from codegen.jsonschema import without

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from codegen.export.passes import Definitions
    from codegen.jsonschema import Schema

_Value = TypeVar("_Value")
_ABSENT = "x-absent"
_ALIKE = "state response_model_by_alias alike, or give one of the routes a model of its own"


def relaxed(definitions: Definitions) -> Definitions:
    """The definitions of what is dumped without keys that a route names: none has to be there."""
    schemas = {
        ref: each if ref in definitions.nameless else without(each, {"required"})
        for ref, each in definitions.schemas.items()
    }
    return replace(definitions, schemas=schemas)


def unite(ways: Sequence[Definitions]) -> tuple[Definitions, list[Problem]]:
    """The definitions of all ways, and the classes of which the keys differ."""
    problems = [problem for one, other in combinations(ways, 2) for problem in _odds(one, other)]
    return reduce(_both, ways), problems


def _both(one: Definitions, other: Definitions) -> Definitions:
    return replace(
        one,
        schemas=_joined(one.schemas, other.schemas, _wider),
        named={**other.named, **one.named},
        roots=tuple(dict.fromkeys([*one.roots, *other.roots])),
        generics={**other.generics, **one.generics},
        templates={**other.templates, **one.templates},
        parameters={**other.parameters, **one.parameters},
        bases={**other.bases, **one.bases},
        nameless=one.nameless | other.nameless,
    )


def _joined(
    one: Mapping[str, _Value], other: Mapping[str, _Value], join: Callable[[_Value, _Value], _Value]
) -> dict[str, _Value]:
    """Both tables, the entries that are in both made one."""
    shared = {key: join(one[key], other[key]) for key in one if key in other}
    return {**one, **other, **shared}


def _wider(one: Schema, other: Schema) -> Schema:
    """The schema of what either of two ways sends."""
    if one == other or "properties" not in one or "properties" not in other:
        return one if one == other else {"anyOf": [one, other]}
    required = [name for name in one.get("required", ()) if name in other.get("required", ())]
    properties = _joined(one["properties"], other["properties"], _either)
    rest = {key: value for key, value in one.items() if key != "required"}
    return {**rest, "properties": properties, **({"required": required} if required else {})}


def _either(one: Schema, other: Schema) -> Schema:
    """A property that one way may leave out where the other one sends null."""
    if one == other or (_ABSENT in one) != (_ABSENT in other):
        return other if _ABSENT in one and _ABSENT not in other else one
    return _wider(one, other)


def _odds(one: Definitions, other: Definitions) -> Iterator[Problem]:
    """The classes whose keys have other names in another way."""
    for ref in (ref for ref in one.schemas if ref in other.schemas):
        keys = [each.schemas[ref].get("properties", {}).keys() for each in (one, other)]
        if keys[0] != keys[1]:
            named = one.named[ref]
            what = "one route sends its keys by alias, and another one by name"
            yield Problem("dumps-agree", f"{named.module}.{named.qualname}", what, _ALIKE)
