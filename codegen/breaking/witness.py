"""A JSON text that proves a change to break: valid where it is sent, and refused where it is taken.

Both committed documents are asked, by a validator that any other language has, too.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from codegen.breaking.findings import BY_RULE_ALONE, Witness, grade_of
from codegen.breaking.rules import RULES
from codegen.errors import CodegenError
from codegen.evidence import shortened
from codegen.evidence.oracles.schema import Validators
from codegen.evidence.samples.coverage import Depths, chance
from codegen.evidence.samples.generate import Generator
from codegen.evidence.samples.texts import NoValueError
from codegen.ir import Ref
from codegen.jsonschema import map_subschemas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from codegen.breaking.findings import Finding, Judged
    from codegen.breaking.sides import Side
    from codegen.evidence.oracles.schema import Fault
    from codegen.ir import Json
    from codegen.jsonschema import Schema

_TRIES = 80  # samples of one type
_REASON = 160  # letters


def with_witnesses(
    found: Iterable[Finding], old: Side, new: Side, *, client_validates: bool = False
) -> list[Finding]:
    """The findings with a witness for each that breaks something, where one can be made.

    What could not be decided is broken where there is one.
    """
    views = {
        (is_new, ignores): View(side, ignores=ignores)
        for is_new, side in ((False, old), (True, new))
        for ignores in (False, True)
    }

    def prove(each: Finding, judged: Judged) -> Judged:
        if judged.grade not in {"breaking", "dangerous"} or each.rule in BY_RULE_ALONE:
            return judged
        ignores = judged.direction == "output" and not client_validates
        sent = views[judged.is_new_sent, False]
        taken = views[not judged.is_new_sent, ignores]
        witness = _search(each, judged, sent, taken)
        if not isinstance(witness, Witness):
            return replace(judged, no_witness=witness)
        if judged.decided:
            return replace(judged, witness=witness)
        grade = grade_of(RULES[each.rule], judged.direction, client_validates=client_validates)
        return replace(judged, grade=grade, decided=True, witness=witness)

    return [
        replace(each, judged=tuple(prove(each, judged) for judged in each.judged)) for each in found
    ]


def _search(finding: Finding, judged: Judged, sent: View, taken: View) -> Witness | str:
    """The plainest text that is sent and refused for the change; else why there is none."""
    names = judged.declaration if judged.is_new_sent else judged.declaration[::-1]
    taken_name, sent_name = names
    if not (sent.declares(sent_name) and taken.declares(taken_name)):
        return "it is no type with a name"
    formats = finding.rule == "format-changed"
    ways = [finding.steps]
    if finding.rule == "property-renamed":
        ways.append((*finding.steps[:-1], f".{finding.now}"))

    def faults(value: Json) -> Iterator[tuple[Fault, bool]]:
        for each in taken.faults(taken_name, value, formats=formats):
            if not each.doubt:
                yield each, any(_is_of(each, finding.rule, steps) for steps in ways)

    try:
        found = _refused(sent.values(sent_name, formats=formats), faults)
    except CodegenError as error:
        return error.problems[0].hint
    if found is None:
        return f"none was found among {_TRIES} samples"
    value, fault = found
    text = json.dumps(value, ensure_ascii=False)
    return Witness(sent_name, text, shortened(fault.reason, _REASON))


def _refused(
    values: Iterable[Json], faults: Callable[[Json], Iterable[tuple[Fault, bool]]]
) -> tuple[Json, Fault] | None:
    """A value that is refused, if possible for nothing else, and the fault that tells of it.

    `faults` are all of a value, each with whether it is one that is looked for.
    """
    best: tuple[tuple[int, int], Json, Fault] | None = None
    for value in values:
        told = [*faults(value)]
        mine = [each for each, is_meant in told if is_meant]
        if mine:
            rank = len(told) - len(mine), len(json.dumps(value))
            if best is None or rank < best[0]:
                best = rank, value, mine[0]
            if not rank[0] and rank[1] < _PLAIN:
                break
    return None if best is None else best[1:]


_OF_MISSING_KEYS = {"property-added-required", "property-required", "property-optional"}
_OF_ANY_KEYS = {"property-added", "property-removed", "property-renamed"}
_PLAIN = 200  # letters of a text that is short enough to look no further


def _is_of(fault: Fault, rule: str, steps: Sequence[str]) -> bool:
    """Whether a fault is where steps lead, or on the way there, or further inside.

    That a key on the way is missing says nothing of its type, nor its type of a missing key.
    """
    is_missing = fault.keyword == "required" and len(fault.field) <= len(steps)
    if is_missing != (rule in _OF_MISSING_KEYS) and rule not in _OF_ANY_KEYS:
        return False
    for key, step in zip(fault.field, steps, strict=False):
        if step[0] in "<&" or step.strip() == "(keys)":
            return True
        if step not in {"[]", ".*", f".{key}", f"[{key}]"}:
            return False
    return True


@dataclass
class View:
    """One contract as it is seen by who sends, or by who takes and ignores keys that are new."""

    side: Side
    ignores: bool

    def declares(self, name: str) -> bool:
        """Whether a type has a name, by which validators know it."""
        return name in self.side.declarations

    def values(self, name: str, *, formats: bool) -> Iterator[Json]:
        """Samples of a declaration that its document allows, made when they are asked for."""
        made, generator = self._made.setdefault(name, ([], self._samples(name)))
        for at in range(_TRIES):
            if at == len(made):
                made.extend(_next(generator))
            if at == len(made):
                return
            if self._validators[formats].is_valid(name, made[at]):
                yield made[at]

    def faults(self, name: str, value: Json, *, formats: bool) -> list[Fault]:
        """What a declaration does not allow of a value."""
        return self._validators[formats].faults(name, value)

    def _samples(self, name: str) -> Iterator[Json]:
        generator = Generator(self._depths, chance(name))
        for _ in range(_TRIES):
            with suppress(NoValueError):
                yield generator.generate(Ref(name))

    @cached_property
    def _made(self) -> dict[str, tuple[list[Json], Iterator[Json]]]:
        return {}

    @cached_property
    def _depths(self) -> Depths:
        return Depths(self.side.declarations)

    @cached_property
    def _validators(self) -> dict[bool, Validators]:
        stated = self.side.definitions
        definitions = {n: _opened(each) for n, each in stated.items()} if self.ignores else stated
        return {formats: Validators(definitions, formats=formats) for formats in (False, True)}


def _next(values: Iterator[Json]) -> list[Json]:
    return [value for value, _ in zip(values, (None,), strict=False)]


def _opened(schema: Schema) -> Schema:
    """A schema as a client reads it that passes over the keys that it does not know."""
    inner = map_subschemas(schema, _opened)
    if "properties" in inner and inner.get("additionalProperties") is False:
        del inner["additionalProperties"]
    return inner
