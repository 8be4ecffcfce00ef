"""One change to a JSON value, anywhere in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping, Sequence

    from codegen.evidence.samples import Path
    from codegen.ir import Json

UNKNOWN_KEY = "unknown_key"
_OTHERS: dict[str, Json] = {
    "a string": "~",
    "a number": 7,
    "a boolean": True,
    "a list": [],
    "an object": {},
}
_BEYOND = 10**9
_HUGE = 1e300
_LONG = 100
_MOST_PLACES = 400
_MOST_CHANGED = 50


@dataclass(frozen=True)
class Change:
    """What is done to a value at a place, in words that tell one kind of change from another."""

    what: str
    path: Path


class Mutator:
    """Makes near misses; `tags` are the constants that the contract knows, by the key for each."""

    def __init__(self, tags: Mapping[str, Sequence[str]], rng: random.Random) -> None:
        self._tags = tags
        self._rng = rng

    def changes(self, value: Json) -> Iterator[Change]:
        """Every change that can be made to a value; where it is big, those at some places."""
        places = [*_places(value)]
        for path, inner, is_key in self._rng.sample(places, min(len(places), _MOST_CHANGED)):
            if is_key:
                yield Change("without the key", path)
            for what in _kinds(inner):
                yield Change(what, path)

    def mutant(self, value: Json, change: Change) -> Json:
        """The value with the change; whatever is not on the way to it is shared."""
        return self._at(value, change.path, change.what)

    def _at(self, value: Json, path: Path, what: str) -> Json:
        if not path:
            return self._changed(value, what)
        step, rest = path[0], path[1:]
        if isinstance(value, list) and isinstance(step, int):
            return [
                self._at(each, rest, what) if n == step else each for n, each in enumerate(value)
            ]
        if not isinstance(value, dict):
            return value
        if not rest and what == "without the key":
            return {key: each for key, each in value.items() if key != step}
        return {
            key: self._at(each, rest, what) if key == step else each for key, each in value.items()
        }

    def _changed(self, value: Json, what: str) -> Json:
        match what, value:
            case "null", _:
                return None
            case "an unknown key", dict():
                return {**value, UNKNOWN_KEY: 1}
            case "another tag", str():
                tags = next((each for each in self._tags.values() if value in each), ())
                others = [each for each in tags if each != value]
                return self._rng.choice(others) if others else f"{value}~"
            case "a string outside the set", str():
                return f"{value}~"
            case "a longer string", str():
                return value + "x" * _LONG
            case "an empty string", _:
                return ""
            case "a greater number", (int() | float()):
                return _beyond(value, 1)
            case "a smaller number", (int() | float()):
                return _beyond(value, -1)
            case "a fraction", (int() | float()):
                return 2.5
            case "one item more", list():
                return [*value, value[-1] if value else None]
            case "one item less", list():
                return value[:-1]
            case "many items", list():
                return (value or [None]) * _LONG
            case _:
                return _OTHERS.get(what.removeprefix("instead, "))


def _beyond(value: float, sign: int) -> float:
    """A number that most bounds exclude; it is finite, since JSON knows no other."""
    if abs(value) < _BEYOND:
        return int(value) + sign * _BEYOND
    return sign * abs(value) * 10 if abs(value) < _HUGE else sign * _BEYOND


def _kinds(value: Json) -> Iterator[str]:
    """The changes that apply to a value itself."""
    match value:
        case None:
            own: tuple[str, ...] = ()
        case bool():
            own = ("null",)
        case str():
            own = ("null", "another tag", "a string outside the set", "a longer string")
            own = (*own, "an empty string")
        case int() | float():
            own = ("null", "a greater number", "a smaller number", "a fraction")
        case list():
            own = ("null", "one item more", "one item less", "many items")
        case dict():
            own = ("null", "an unknown key")
    yield from own
    yield from (f"instead, {kind}" for kind in _OTHERS if kind != _kind(value))


def _kind(value: Json) -> str:
    match value:
        case bool():
            return "a boolean"
        case str():
            return "a string"
        case int() | float():
            return "a number"
        case list():
            return "a list"
        case dict():
            return "an object"
        case None:
            return "null"


def _places(value: Json) -> Iterator[tuple[Path, Json, bool]]:
    """Every place, what is there, and whether it is the value of a key; the outer ones first."""
    pending: list[tuple[Path, Json, bool]] = [((), value, False)]
    for path, inner, is_key in pending:
        yield path, inner, is_key
        if len(pending) > _MOST_PLACES:
            continue
        if isinstance(inner, dict):
            pending += [((*path, key), each, True) for key, each in inner.items()]
        elif isinstance(inner, list):
            pending += [((*path, n), each, False) for n, each in enumerate(inner)]
