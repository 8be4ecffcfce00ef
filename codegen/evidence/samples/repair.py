"""A root -> JSON texts that Pydantic reads as it: values, repaired where it says they are at fault.

Repairing makes anew what is at fault in a value, and leaves the rest of it as it is.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from codegen import ir
from codegen.evidence.samples.coverage import NOWHERE, Scope, chance
from codegen.evidence.samples.generate import Generator
from codegen.evidence.samples.held import nearer
from codegen.evidence.samples.roots import as_text
from codegen.evidence.samples.texts import NoValueError

if TYPE_CHECKING:
    from codegen.evidence.samples.held import Fault, Location
    from codegen.evidence.samples.roots import Root

_TRIES = 10  # for each text that is asked for
_REPAIRS = 12  # of one value
_FAULTS = 5  # that are repaired at once
_FURTHER = 4  # times as many texts as are asked for, while alternatives are left
_DIVES = {1, 9}  # the tries that go as deep as recursion may


def readable_texts(root: Root, number: int, most: int, seed: int) -> tuple[list[str], str]:
    """As many texts as are asked for, all different; where there is none, why.

    There are up to four times as many, and not more than `most`, where there are members of unions
    or enums left that have not yet occurred.
    """
    most = min(_FURTHER * number, max(number, most))
    if root.adapter is None or root.input.type is None:
        return [], root.input.reason or "Pydantic makes no validator of it"
    generator = Generator(root.input.depths, chance(seed, root.python))
    attempts = _Attempts(root, root.input.type, generator)
    coverage = generator.coverage
    found: dict[str, None] = {}
    for n in range(_TRIES * number):
        enough = len(found) >= number and not coverage.has_more
        if enough or len(found) >= most or attempts.hopeless:
            break
        text = attempts.text(dives=n in _DIVES)
        if text is None:
            coverage.give_back()
        else:
            coverage.keep()
            found[text] = None
    ((reason, _),) = attempts.reasons.most_common(1) or [("none was asked for", 0)]
    return [*found], "" if found else reason


class _Attempts:
    """Tries to make texts of one root, and knows why that fails."""

    def __init__(self, root: Root, type_: ir.Type, generator: Generator) -> None:
        self._root, self._type = root, type_
        self.reasons: Counter[str] = Counter()
        self.generator = generator
        self.hopeless = False

    def text(self, *, dives: bool) -> str | None:
        """A text that Pydantic reads, or None where that takes too long."""
        try:
            value = self.generator.generate(self._type, dives=dives)
            for _ in range(_REPAIRS):
                text = as_text(value)
                reason, faults = self._root.rejection(text)
                if not reason:
                    return text
                self.reasons[reason] += 1
                for fault in faults[:_FAULTS]:
                    value = Repair(self.generator, fault).at(fault.loc, self._type, value)
        except NoValueError as error:
            self.reasons[str(error)] += 1
            # A type that refers to nothing is tried once; of others, some values may be possible.
            many = self.reasons.total() > 3 * _TRIES
            self.hopeless = many or not self._root.input.depths.declarations
        return None


class Repair:
    """Makes anew what is at fault in a value."""

    def __init__(self, generator: Generator, fault: Fault) -> None:
        self._generator = generator
        self._fault = fault

    def at(self, loc: Location, type_: ir.Type, value: ir.Json, scope: Scope = NOWHERE) -> ir.Json:
        """The value, with another part where Pydantic says.

        Its locations also name members of unions and functions, of which the value knows nothing;
        these steps are passed over.
        """
        if isinstance(value, str) and self._generator.holds_json(type_, self._fault.kind):
            return nearer(value, loc, self._fault, self._generator.rng)
        if not loc:
            return self._another(type_, value, scope)
        match type_, value:
            case ir.Ref(), _:
                return self._in_declaration(loc, type_, value, scope)
            case ir.TypeVar(name), _ if name in scope.arguments:
                bound, outside = scope.arguments[name]
                return self.at(loc, bound, value, outside)
            case ir.Union(members), _:
                member = next((each for each in members if self._leads(each, loc[0])), None)
                if member is not None and isinstance(value, (dict, list)):
                    return self.at(loc, member, value, scope)
                return self.at(loc[1:], type_, value, scope)
            case ir.Object(), dict():
                return self._in_object(loc, type_, value, scope)
            case ir.Map(), dict():
                if loc[-1] == "[key]":
                    key = self._another(type_.keys, loc[0], scope)
                    return {f"{key}": each for each in value.values()}
                return self._in_object(loc, ir.Object((), type_.values), value, scope)
            case ((ir.Array() | ir.Tuple()), list()):
                return self._in_list(loc, type_, value, scope)
            case _:
                return self._another(type_, value, scope)

    def _in_declaration(self, loc: Location, ref: ir.Ref, value: ir.Json, scope: Scope) -> ir.Json:
        declaration, inner = self._generator.declaration(ref, scope)
        match declaration:
            case ir.Interface(properties=properties, additional=additional) if isinstance(
                value, dict
            ):
                return self._in_object(loc, ir.Object(properties, additional), value, inner)
            case ir.Alias(type=type_):
                return self.at(loc, type_, value, inner)
            case _:
                return self._another(ref, value, scope)

    def _in_object(
        self, loc: Location, object_: ir.Object, value: dict[str, ir.Json], scope: Scope
    ) -> ir.Json:
        key = f"{loc[0]}"
        stated = next((each.type for each in object_.properties if each.name == key), None)
        type_ = stated or (object_.additional if key in value else None)
        if type_ is None:
            return self.at(loc[1:], object_, value, scope)
        inner = self.at(loc[1:] if key in value else (), type_, value.get(key), scope)
        return {**value, key: inner}

    def _in_list(
        self, loc: Location, type_: ir.Array | ir.Tuple, value: list[ir.Json], scope: Scope
    ) -> ir.Json:
        position = loc[0]
        if not isinstance(position, int) or position >= len(value):
            return self.at(loc[1:], type_, value, scope)
        inner = self.at(loc[1:], _item(type_, position), value[position], scope)
        return [*value[:position], inner, *value[position + 1 :]]

    def _leads(self, type_: ir.Type, step: str | int) -> bool:
        """Whether a step leads into a type."""
        match type_:
            case ir.Ref():
                declaration, _ = self._generator.declaration(type_, NOWHERE)
                return isinstance(declaration, ir.Interface) and _has(declaration, step)
            case ir.Object():
                return _has(type_, step)
            case ir.Array() | ir.Tuple():
                return isinstance(step, int)
            case _:
                return False

    def _another(self, type_: ir.Type, value: ir.Json, scope: Scope) -> ir.Json:
        """Another value in the place of one that is at fault."""
        for each in type_.members if isinstance(type_, ir.Union) else (type_,):
            if isinstance(each, ir.Scalar):
                self._generator.scalars.reject(each, value)
        return self._generator.value(type_, scope)


def _has(type_: ir.Object | ir.Interface, key: str | int) -> bool:
    return any(each.name == key for each in type_.properties)


def _item(type_: ir.Array | ir.Tuple, position: int) -> ir.Type:
    if isinstance(type_, ir.Array):
        return type_.items
    return type_.items[position] if position < len(type_.items) else type_.rest or ir.UNKNOWN
