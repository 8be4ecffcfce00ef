"""JSON that a text has to hold, of which no schema tells: Pydantic is asked until it takes it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from codegen.evidence.samples.texts import PLAUSIBLE

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from codegen.ir import Json

Location: TypeAlias = tuple[str | int, ...]
"""Where Pydantic sees a fault: keys and positions, and members of unions and functions as well."""


@dataclass(frozen=True)
class Fault:
    """What Pydantic has against a value: where, its kind of error, and what belongs to that."""

    loc: Location
    kind: str = ""
    context: Mapping[str, object] = field(default_factory=dict)


NOT_JSON = "json_invalid"
"""The kind of a fault by which a text tells that it has to hold JSON."""

_LISTS: tuple[Json, ...] = ([], [None], [None, None])
_OBJECTS: tuple[Json, ...] = ({},)
_WANTED: Mapping[str, tuple[Json, ...]] = {
    NOT_JSON: (None, {}, [], 1, "text"),
    "missing": (None,),
    "none_required": (None,),
    "list_type": _LISTS,
    "tuple_type": _LISTS,
    "set_type": _LISTS,
    "frozen_set_type": _LISTS,
    "dict_type": ({}, {"key": None}),
    "model_type": _OBJECTS,
    "model_attributes_type": _OBJECTS,
    "dataclass_type": _OBJECTS,
    "int_type": (1, 0, -1),
    "int_parsing": (1, 0, -1),
    "float_type": (0.5, -1, 0),
    "bool_type": (True, False),
    "string_type": ("text", ""),
}
"""What a fault asks for, by Pydantic's kinds; another one asks for a text of some form."""

_BOUNDS = {"greater_than": 1, "greater_than_equal": 0, "less_than": -1, "less_than_equal": 0}
_LISTED = re.compile(r"'((?:[^'\\]|\\.)*)'")


def nearer(text: str, loc: Location, fault: Fault, rng: random.Random) -> str:
    """A text whose JSON is nearer to what Pydantic asks for, at a location inside of it."""
    try:
        held: Json = json.loads(text)
    except ValueError:
        return json.dumps(rng.choice(_WANTED[NOT_JSON]))
    return json.dumps(_mended(held, loc, fault, rng), ensure_ascii=False)


def _mended(value: Json, loc: Location, fault: Fault, rng: random.Random) -> Json:
    for n, step in enumerate(loc):
        rest = loc[n + 1 :]
        if isinstance(value, dict) and (step in value or not rest) and isinstance(step, str):
            return {**value, step: _mended(value.get(step), rest, fault, rng)}
        if isinstance(value, list) and isinstance(step, int) and step < len(value):
            return [*value[:step], _mended(value[step], rest, fault, rng), *value[step + 1 :]]
    return _wanted(value, fault, rng)


def _wanted(value: Json, fault: Fault, rng: random.Random) -> Json:
    """What a fault asks for in the place of a value."""
    stated = [*fault.context.values()]
    listed = [_LISTED.findall(f"{each}") for each in stated]
    match fault.kind, value:
        case "too_short", list():
            return [*value, value[-1] if value else None]
        case "too_long", list():
            return value[:-1]
        case "union_tag_not_found" | "union_tag_invalid", dict() if listed[0]:
            return {**value, listed[0][-1]: rng.choice(listed[-1]) if stated[1:] else None}
        case "literal_error" | "enum", _ if listed[0]:
            return str(rng.choice(listed[0]))
        case kind, _ if kind in _BOUNDS and isinstance(stated[0], (int, float)):
            return stated[0] + _BOUNDS[kind]
        case _:
            return rng.choice(_WANTED.get(fault.kind, PLAUSIBLE))
