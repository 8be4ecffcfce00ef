"""A valid text -> texts near to it that Pydantic rejects, and the schema as well.

What Pydantic rejects because of code in a validator, no judge can know; it is left out.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import TYPE_CHECKING, Any

from codegen.evidence.samples import Mutation, Specimen
from codegen.evidence.samples.drawing import accepts, as_text
from codegen.evidence.samples.mutations import Mutator
from codegen.evidence.samples.structure import Structure
from codegen.jsonschema import map_subschemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.evidence.samples import Path
    from codegen.evidence.samples.mutations import Change
    from codegen.evidence.samples.roots import Root
    from codegen.ir import Json
    from codegen.jsonschema import Schema

_MOST = 4
_TRIES = 12
_TOLD = 2


class Misses:
    """Makes the near misses of one root in one direction.

    Each kind of change at each place has its turn, so that all of them occur in some text.
    """

    def __init__(self, document: Mapping[str, Any], root: Root, name: str, seed: int) -> None:
        self._root = root
        rng = random.Random(f"{seed} {name}")  # noqa: S311 - near misses come again, from a seed
        self._keys = _declared(document)
        self._mutator = Mutator(self._keys, rng)
        self._rng = rng
        self._structure = Structure(document, name)
        self._tries: Counter[tuple[str, Path]] = Counter()
        self._seen: set[str] = set()

    def of(self, valid: Specimen) -> Iterator[Specimen]:
        """Up to four near misses of a valid text."""
        value: Json = json.loads(valid.text)
        found = 0
        for change in self._in_turn(value):
            self._tries[self._kind(change)] += 1
            mutant = self._mutator.mutant(value, change)
            mutation = self._mutation(change, mutant)
            if mutation is not None:
                found += 1
                yield Specimen(valid.name, valid.side, as_text(mutant), valid.origin, mutation)
            if found == _MOST:
                return

    def _in_turn(self, value: Json) -> list[Change]:
        """The changes that have been tried least, in an order of the seed's."""
        changes = [*self._mutator.changes(value)]
        self._rng.shuffle(changes)
        changes.sort(key=lambda change: self._tries[self._kind(change)])
        return changes[:_TRIES]

    def _mutation(self, change: Change, mutant: Json) -> Mutation | None:
        """What the change is to a judge; None where the mutant is no near miss."""
        text = as_text(mutant)
        if text in self._seen or accepts(self._root, text):
            return None
        self._seen.add(text)
        structural = self._structure.breaks(mutant)
        return None if structural is None else Mutation(change.what, change.path, structural)

    def _kind(self, change: Change) -> tuple[str, Path]:
        """A change at a place as the models see it: not which item of a list, or which extra."""
        steps = (step if step in self._keys else "*" for step in change.path)
        return change.what, tuple(steps)[-_TOLD:]


def _declared(document: Mapping[str, Any]) -> dict[str, list[str]]:
    """All keys that a document declares, and the strings that are told as constants for each."""
    found: dict[str, list[str]] = {}

    def visit(schema: Schema) -> Schema:
        for key, inner in schema.get("properties", {}).items():
            stated = [inner.get("const"), *inner.get("enum", ())] if isinstance(inner, dict) else ()
            strings = found.setdefault(key, [])
            strings += [each for each in stated if isinstance(each, str) and each not in strings]
        return map_subschemas(schema, visit)

    for definition in document["$defs"].values():
        visit(definition)
    return found
