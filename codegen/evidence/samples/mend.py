"""A value that Pydantic rejects -> one that has something else where it said so."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from codegen.evidence.samples.around import NOWHERE, Around
from codegen.ir import (
    Alias,
    Array,
    Interface,
    Map,
    Object,
    Ref,
    Scalar,
    Tuple,
    TypeVar,
    Union,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.evidence.samples.candidates import Candidates
    from codegen.ir import Json, Property, Type

Place: TypeAlias = "tuple[str | int, ...]"
_Shape: TypeAlias = "tuple[Sequence[Property], Type | None]"


class Mender:
    """Draws again what is at fault in a value, and leaves the rest of it as it is."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates

    def mended(self, type_: Type, value: Json, place: Place, around: Around = NOWHERE) -> Json:
        """The value, with another part at a place as Pydantic tells it.

        Pydantic's places also name members of unions and functions, of which the value knows
        nothing; these steps are passed over.
        """
        if not place:
            return self._another(type_, value, around)
        match type_, value:
            case Ref(), _:
                return self._in_declaration(type_, value, place, around)
            case TypeVar(name), _ if name in around.arguments:
                bound, outside = around.arguments[name]
                return self.mended(bound, value, place, outside)
            case Union(members), _:
                member = next((each for each in members if self._leads(each, place[0])), None)
                if member is not None and isinstance(value, (dict, list)):
                    return self.mended(member, value, place, around)
                return self.mended(type_, value, place[1:], around)
            case Object(properties, additional), dict():
                return self._in_object((properties, additional), value, place, around)
            case Map(values=values), dict():
                if place[-1] == "[key]":
                    key = self._another(type_.keys, place[0], around)
                    return {f"{key}": each for each in value.values()}
                return self._in_object(((), values), value, place, around)
            case ((Array() | Tuple()), list()):
                return self._in_list(type_, value, place, around)
            case _:
                return self._another(type_, value, around)

    def _in_declaration(self, ref: Ref, value: Json, place: Place, around: Around) -> Json:
        declaration, inner = self._candidates.declaration(ref, around)
        match declaration:
            case Interface(properties=properties, additional=additional) if isinstance(value, dict):
                return self._in_object((properties, additional), value, place, inner)
            case Alias(type=type_):
                return self.mended(type_, value, place, inner)
            case _:
                return self._another(ref, value, around)

    def _in_object(
        self, shape: _Shape, value: dict[str, Json], place: Place, around: Around
    ) -> Json:
        properties, additional = shape
        key = f"{place[0]}"
        stated = next((each.type for each in properties if each.name == key), None)
        type_ = stated or (additional if key in value else None)
        if type_ is not None:
            inner = self.mended(type_, value.get(key), place[1:] if key in value else (), around)
            return {**value, key: inner}
        whole = Object(tuple(properties), additional)
        return self.mended(whole, value, place[1:], around)

    def _in_list(
        self, type_: Array | Tuple, value: list[Json], place: Place, around: Around
    ) -> Json:
        position = place[0]
        if not isinstance(position, int) or position >= len(value):
            return self.mended(type_, value, place[1:], around)
        item = type_.items if isinstance(type_, Array) else _item(type_, position)
        inner = self.mended(item, value[position], place[1:], around)
        return [*value[:position], inner, *value[position + 1 :]]

    def _leads(self, type_: Type, step: str | int) -> bool:
        """Whether a step leads into a type."""
        match type_:
            case Ref():
                declaration, _ = self._candidates.declaration(type_, NOWHERE)
                if isinstance(declaration, Alias):
                    return False
                properties = declaration.properties if isinstance(declaration, Interface) else ()
                return any(each.name == step for each in properties)
            case Object(properties=properties):
                return any(each.name == step for each in properties)
            case Array() | Tuple():
                return isinstance(step, int)
            case _:
                return False

    def _another(self, type_: Type, value: Json, around: Around) -> Json:
        """Another value in the place of one that is at fault."""
        for each in type_.members if isinstance(type_, Union) else (type_,):
            if isinstance(each, Scalar):
                self._candidates.scalars.reject(each, value)
        return self._candidates.value(type_, around)


def _item(type_: Tuple, position: int) -> Type:
    if position < len(type_.items):
        return type_.items[position]
    return type_.rest or Scalar("unknown")
