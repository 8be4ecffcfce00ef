"""What the original promises and the exported models do not say: each difference by its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from codegen.adopt.keywords import ASIDE, ENUM_NAMES
from codegen.adopt.shapes import Shapes
from codegen.adopt.show import show
from codegen.adopt.source import Loss
from codegen.jsonschema import map_subschemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.adopt.source import Source
    from codegen.jsonschema import Schema

_NOT_THERE = "nothing"
_GAINS = ("description", "examples", "x-absent", "x-bases", ENUM_NAMES)
"""No loss where the new models say more of it."""


def losses_between(
    source: Source, classes: Mapping[str, str], document: Mapping[str, Any], package: str
) -> list[Loss]:
    """Every difference between the original and the document of the models that came of it.

    `classes` has the class of each definition, `module:Class` within the package.
    """
    exported: dict[str, Schema] = {k: _closed(v) for k, v in document["$defs"].items()}
    found = _found(source, classes, exported, package)
    called = {each.key: name for name, each in source.promises.items() if name in found}
    before = Shapes(source.originals, {**called, **{name: name for name in found}})
    after = Shapes(exported, {new: name for name, new in found.items()})
    comparison = _Comparison(before, after)
    losses: list[Loss] = []
    for name, promise in source.promises.items():
        if name in found:
            losses += comparison.differences(
                before.normal(promise.schema), after.normal(exported[found[name]]), name
            )
        else:
            losses.append(Loss(name, "a type", "not exported"))
    return losses


def _found(
    source: Source, classes: Mapping[str, str], exported: Mapping[str, Schema], package: str
) -> dict[str, str]:
    """The exported definition of each promise: of its class, in its direction."""
    by_class = {
        (each["x-python"], side): name
        for name, each in exported.items()
        if "x-generic" not in each
        for side in ("output", "input")
        if each["x-direction"] in (side, "both")
    }
    found = {}
    for name, promise in source.promises.items():
        cls = _qualified(classes.get(promise.key, promise.key), package)
        new = by_class.get((cls, promise.side))
        if new:
            found[name] = new
    return found


def _qualified(cls: str, package: str) -> str:
    module, _, name = cls.rpartition(":" if ":" in cls else ".")
    return f"{package}.{module}:{name}" if module else f"{package}:{name}"


def _closed(schema: Schema) -> Schema:
    """Pydantic's `patternProperties` admit no other key, though they do not say so."""
    schema = map_subschemas(schema, _closed)
    if "patternProperties" in schema and "properties" not in schema:
        return {"additionalProperties": {"not": {}}, **schema}
    return schema


class _Comparison:
    def __init__(self, before: Shapes, after: Shapes) -> None:
        self._before = before
        self._after = after

    def differences(self, was: Schema, now: Schema, where: str) -> Iterator[Loss]:
        """Each difference of two schemas in normal form."""
        if was == now:
            return
        for key in ASIDE:
            yield from _keyword(key, was, now, where)
        was, now = _shape(was), _shape(now)
        named = show(was), show(now)
        if ("$ref" in was) != ("$ref" in now):
            was, now = _shape(self._before.opened(was)), _shape(self._after.opened(now))
        if was == now:
            return
        if _kind(was) != _kind(now):
            yield Loss(where, *named)
        elif "anyOf" in was:
            yield from self._members(was, now, where)
        else:
            yield from self._parts(was, now, where)

    def _members(self, was: Schema, now: Schema, where: str) -> Iterator[Loss]:
        """Unions: compared as two members where all others are equal, else as a whole."""
        gone = [each for each in was["anyOf"] if each not in now["anyOf"]]
        new = [each for each in now["anyOf"] if each not in was["anyOf"]]
        if len(gone) == len(new) == 1:
            yield from self.differences(gone[0], new[0], where)
        elif gone or new:
            yield Loss(where, show(was), show(now))
        for key in sorted((was.keys() | now.keys()) - {"anyOf"}):
            yield from _keyword(key, was, now, where)

    def _parts(self, was: Schema, now: Schema, where: str) -> Iterator[Loss]:
        """Schemas of one kind: what each of their keywords says."""
        done = {"properties", "required"} if "properties" in was else set()
        if done:
            yield from self._properties(was, now, where)
        for key, place in (("items", "[]"), ("additionalProperties", "{}")):
            if isinstance(was.get(key), dict) and isinstance(now.get(key), dict):
                done.add(key)
                yield from self.differences(was[key], now[key], f"{where}{place}")
        for position, pair in enumerate(
            zip(was.get("prefixItems", ()), now.get("prefixItems", ()), strict=True)
        ):
            yield from self.differences(*pair, f"{where}[{position}]")
        for key in sorted((was.keys() | now.keys()) - done - {"prefixItems"}):
            yield from _keyword(key, was, now, where)

    def _properties(self, was: Schema, now: Schema, where: str) -> Iterator[Loss]:
        for name in {**was["properties"], **now["properties"]}:
            before, after = was["properties"].get(name), now["properties"].get(name)
            place = f"{where}.{name}"
            if before is None or after is None:
                yield Loss(place, _or_nothing(before), _or_nothing(after))
                continue
            presence = [
                "required" if name in each.get("required", ()) else "optional"
                for each in (was, now)
            ]
            if presence[0] != presence[1]:
                yield Loss(place, *presence)
            yield from self.differences(before, after, place)


def _shape(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key not in ASIDE}


def _kind(schema: Schema) -> Any:  # noqa: ANN401 - compared, and nothing else
    """What two schemas have to share to be compared keyword by keyword."""
    for key in ("anyOf", "enum", "$ref"):
        if key in schema:
            return key if key == "anyOf" else (key, json.dumps(schema[key]))
    return schema.get("type"), "properties" in schema, len(schema.get("prefixItems", ()))


def _or_nothing(schema: Schema | None) -> str:
    return _NOT_THERE if schema is None else show(schema)


def _keyword(key: str, was: Schema, now: Schema, where: str) -> Iterator[Loss]:
    if was.get(key) == now.get(key) and (key in was) == (key in now):
        return
    if key not in was and key in _GAINS:
        return
    yield Loss(where, _said(key, was), _said(key, now))


def _said(key: str, schema: Schema) -> str:
    if key not in schema:
        return f"no {key}"
    value = schema[key]
    if isinstance(value, dict) and key in ("items", "additionalProperties", "propertyNames"):
        return f"{key} {show(value)}"
    return f"{key} {json.dumps(value, ensure_ascii=False)}"
