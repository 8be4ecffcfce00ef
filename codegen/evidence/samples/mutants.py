"""A valid text -> texts near to it that Pydantic rejects, and the schema as well: one change each.

What Pydantic rejects because of code in a validator, no oracle can know; it is left out.
"""

from __future__ import annotations

import json
from collections import Counter
from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from codegen.evidence import Mutation
from codegen.evidence.samples.coverage import chance
from codegen.evidence.samples.roots import as_text

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from codegen.evidence import Path, Sample
    from codegen.evidence.samples.held import Fault
    from codegen.evidence.samples.roots import Root
    from codegen.evidence.samples.structure import Structure
    from codegen.ir import Json
    from codegen.untyped import JsonValue

UNKNOWN_KEY = "unknown_key"
_OTHERS: dict[str, tuple[tuple[type, ...], Json]] = {
    "a string": ((str,), "~"),
    "a number": ((int, float), 7),
    "a boolean": ((bool,), True),
    "a list": ((list,), []),
    "an object": ((dict,), {}),
}
"""What may stand in the place of a value of any other type."""

_BY_TAG = {"union_tag_not_found", "union_tag_invalid"}  # what Pydantic calls it
_MOST = 4  # near misses of a text
_TRIES = 12  # changes that are tried for these
_TOLD = 2  # steps at the end of a path that tell one place from another
_MOST_PLACES = 400  # that are looked for in a text
_MOST_CHANGED = 50  # that changes are made at
_LONG = 100
_BEYOND = 10**9  # more than most bounds
_HUGE = 1e300

_GONE: JsonValue = object()
"""What is in the place of a key that is left out."""


@dataclass(frozen=True)
class Change:
    """What is done to a value at a path, in words that tell one kind of change from another.

    `tag` is the constant that goes, if one does: a change to each is of a kind of its own.
    """

    what: str
    path: Path
    make: Callable[[], Json]
    tag: str = ""

    def mutant(self, value: Json) -> Json:
        """The value with the change; whatever is not on the way to it is shared."""
        return _changed(value, self.path, self.make)


def _changed(value: Json, path: Path, make: Callable[[], Json]) -> Json:
    if not path:
        return make()
    step, rest = path[0], path[1:]
    if isinstance(value, list):
        return [_changed(each, rest, make) if n == step else each for n, each in enumerate(value)]
    if isinstance(value, dict):
        pairs = {
            key: _changed(each, rest, make) if key == step else each for key, each in value.items()
        }
        return {key: each for key, each in pairs.items() if each is not _GONE}
    return value


class Mutants:
    """Makes the near misses of one root in one direction.

    Each kind of change at each place has its turn, so that all of them occur in some text.
    """

    def __init__(self, root: Root, name: str, structure: Structure, seed: int) -> None:
        self._root = root
        self._name = name
        self._structure = structure
        self._rng = chance(seed, name)
        self._tries: Counter[tuple[str, str, Path]] = Counter()
        self._seen: set[str] = set()

    def of(self, valid: Sample) -> Iterator[Sample]:
        """Up to four near misses of a valid text."""
        value: Json = json.loads(valid.text)
        found = 0
        for change in self._in_turn(value):
            self._tries[self._kind(change)] += 1
            mutant = change.mutant(value)
            text = as_text(mutant)
            structural = self._breaks(valid, change, mutant, text)
            if structural is not None:
                found += 1
                mutation = Mutation(change.what, change.path, structural)
                yield replace(valid, text=text, mutation=mutation)
            if found == _MOST:
                return

    def _in_turn(self, value: Json) -> list[Change]:
        """The changes that have been tried least, in an order of the seed's."""
        found = [*changes(value, self._structure.constants, self._rng)]
        self._rng.shuffle(found)
        found.sort(key=lambda change: self._tries[self._kind(change)])
        return found[:_TRIES]

    def _kind(self, change: Change) -> tuple[str, str, Path]:
        """A change as the models see it: not at which item of a list, or at which extra key."""
        steps = (step if step in self._structure.constants else "*" for step in change.path)
        return change.what, change.tag, tuple(steps)[-_TOLD:]

    def _breaks(self, valid: Sample, change: Change, mutant: Json, text: str) -> bool | None:
        """Whether a mutant breaks the structure; None where it is no near miss, or known.

        What comes in without its tag does, even where the document does not say so.
        """
        reason, faults = self._root.rejection(text) if text not in self._seen else ("", [])
        if not reason:
            return None
        self._seen.add(text)
        found = self._structure.breaks(self._name, mutant)
        if found is None and valid.direction == "input" and _concerns_tag(faults, change.path):
            return self._structure.declares(self._name, json.loads(valid.text), change.path) or None
        return found


def _concerns_tag(faults: Sequence[Fault], path: Path) -> bool:
    """Whether Pydantic misses a member of a union by the tag that a path leads to."""
    tags = [str(each.context.get("discriminator")) for each in faults if each.kind in _BY_TAG]
    return bool(path) and any(repr(path[-1]) in tag for tag in tags)


def changes(
    value: Json, constants: Mapping[str, Sequence[str]], rng: random.Random
) -> Iterator[Change]:
    """Every change that can be made to a value; where it is big, those at some places.

    `constants` are those that the contract knows, by the key for each.
    """
    places = [*_places(value)]
    for path, inner, is_key in rng.sample(places, min(len(places), _MOST_CHANGED)):
        if is_key:
            known = inner in constants.get(f"{path[-1]}", ())
            yield Change("without the key", path, lambda: _GONE, f"{inner}" if known else "")
        for what, make in _kinds(inner, constants, rng):
            yield Change(what, path, make)


def _places(value: Json) -> Iterator[tuple[Path, Json, bool]]:
    """Every path, what is there, and whether it is the value of a key; the outer ones first."""
    pending: list[tuple[Path, Json, bool]] = [((), value, False)]
    for path, inner, is_key in pending:
        yield path, inner, is_key
        if len(pending) > _MOST_PLACES:
            continue
        if isinstance(inner, dict):
            pending += [((*path, key), each, True) for key, each in inner.items()]
        elif isinstance(inner, list):
            pending += [((*path, n), each, False) for n, each in enumerate(inner)]


def _kinds(
    value: Json, constants: Mapping[str, Sequence[str]], rng: random.Random
) -> Iterator[tuple[str, Callable[[], Json]]]:
    """What a value itself can be changed to."""
    if value is not None:
        yield "null", lambda: None
    match value:
        case bool():
            pass
        case str():
            yield "another tag", lambda: _another_tag(value, constants, rng)
            yield "a string outside the set", lambda: f"{value}~"
            yield "a longer string", lambda: value + "x" * _LONG
            yield "an empty string", lambda: ""
        case int() | float():
            yield "a greater number", lambda: _beyond(value, 1)
            yield "a smaller number", lambda: _beyond(value, -1)
            yield "a fraction", lambda: 2.5
        case list():
            yield "one item more", lambda: [*value, value[-1] if value else None]
            yield "one item less", lambda: value[:-1]
            yield "many items", lambda: (value or [None]) * _LONG
        case dict():
            yield "an unknown key", lambda: {**value, UNKNOWN_KEY: 1}
    for kind, (types, other) in _OTHERS.items():
        if type(value) not in types:
            yield f"instead, {kind}", partial(copy, other)


def _another_tag(value: str, constants: Mapping[str, Sequence[str]], rng: random.Random) -> str:
    tags = next((each for each in constants.values() if value in each), ())
    others = [each for each in tags if each != value]
    return rng.choice(others) if others else f"{value}~"


def _beyond(value: float, sign: int) -> float:
    """A number that most bounds exclude; it is finite, since JSON knows no other."""
    if abs(value) < _BEYOND:
        return int(value) + sign * _BEYOND
    return sign * abs(value) * 10 if abs(value) < _HUGE else sign * _BEYOND
