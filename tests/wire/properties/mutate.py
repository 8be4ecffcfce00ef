"""JSON -> JSON that is nearly the same: by one change, made anywhere in it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from wire.properties.spec import Json

_JUNK: list[Json] = [None, True, 0, 7, 2.5, "~", "", [], {}, [None], ["~"], {"~": None}, {"a": 1}]


def mutants(value: Json, rng: random.Random, number: int) -> Iterator[Json]:
    """A number of values that are near to a value."""
    for _ in range(number):
        root: list[Json] = [copy.deepcopy(value)]
        holder, key = rng.choice([*_places(root)])
        _change(holder, key, [*_values(value)], rng)
        yield root[0]


def _places(holder: Json) -> Iterator[tuple[list[Json] | dict[str, Json], int | str]]:
    pairs: list[tuple[int | str, Json]] = []
    if isinstance(holder, list):
        pairs = [*enumerate(holder)]
    elif isinstance(holder, dict):
        pairs = [*holder.items()]
    for key, value in pairs:
        assert isinstance(holder, (list, dict))
        yield holder, key
        yield from _places(value)


def _values(value: Json) -> Iterator[Json]:
    yield value
    inner = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    for each in inner:
        yield from _values(each)


def _change(
    holder: list[Json] | dict[str, Json], key: int | str, known: list[Json], rng: random.Random
) -> None:
    value: Json = holder[key]  # type: ignore[index] # the key is the holder's own
    other = copy.deepcopy(rng.choice([*_JUNK, *known]))
    match rng.choice(["replace", "replace", "inside", "inside", "drop"]), value:
        case "inside", list():
            _change_list(value, other, rng)
        case "inside", dict():
            _change_dict(value, other, rng)
        case "drop", _ if isinstance(holder, dict):
            del holder[str(key)]
        case _:
            holder[key] = other  # type: ignore[index] # as above


def _change_list(value: list[Json], other: Json, rng: random.Random) -> None:
    if value and rng.random() < 0.5:
        del value[rng.randrange(len(value))]
    else:
        value.insert(rng.randint(0, len(value)), other)


def _change_dict(value: dict[str, Json], other: Json, rng: random.Random) -> None:
    keys = [*value]
    match rng.choice(["drop", "add", "rename"]):
        case "drop" if keys:
            del value[rng.choice(keys)]
        case "rename" if keys:
            old = rng.choice(keys)
            value[rng.choice(["~", f"{old}_", *keys])] = value.pop(old)
        case _:
            value["~"] = other
