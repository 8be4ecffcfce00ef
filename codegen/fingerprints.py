"""JSON Schema document -> the fingerprint of the contract, which both sides of the wire compare.

It imports nothing heavy, since a server asks for it when it starts.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from codegen.errors import CodegenError, Problem
from codegen.header import REGENERATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.untyped import JsonValue

_LENGTH = 12  # hexadecimal digits: no team has the versions to make two of them equal
_ROUNDS = 16  # in which people's circles are told apart; each takes as long as the document is
_DEFS = "#/$defs/"

# What is said of a value, and what only tells targets how to write its type.
_SILENT = {"$comment", "title", "description", "default", "deprecated", "examples", "example"}
_SPOKEN = {"x-arguments", "x-type-parameter", "x-type-parameters"}
_NAMED = {"properties", "patternProperties", "dependentSchemas"}
_UNORDERED = {"enum", "required", "type"}
_SIDES = ("x-sends", "x-receives")
_VALUES = {"const", "name", "pattern", "format", "propertyName"}


def fingerprint(schema: str | Path) -> str:
    """The fingerprint of the contract in a `schema.json`: twelve hexadecimal digits.

    It is `CONTRACT` in the generated TypeScript. Two contracts have one fingerprint where the same
    JSON may cross the wire: names of classes, texts and the order of fields do not count. Raises
    CodegenError where there is no such file, or none of ours.
    """
    try:
        document = json.loads(Path(schema).read_text(encoding="utf-8"))
        return fingerprint_of({**document, "$defs": document["$defs"]})  # no $defs, none of ours
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        what = f"there is no document of codegen's to read: {type(error).__name__}: {error}"
        hint = f"name the schema.json that {REGENERATE} writes"
        raise CodegenError([Problem("schema-committed", str(schema), what, hint)]) from error


def fingerprint_of(document: Mapping[str, JsonValue]) -> str:
    """The fingerprint of a document that is at hand.

    A definition counts by its shape, not by its name, and is told from the shapes that it refers
    to. Those that refer to each other in circles are told anew until that sets no two more apart,
    or by their place among all of them.
    """
    needs = _reached(document)
    definitions = {name: document["$defs"][name] for name in needs}
    shapes = _Shapes()
    _settle(definitions, needs, shapes)
    shapes |= _refined(definitions, _circular(needs, shapes), shapes)
    _settle(definitions, needs, shapes)
    roots = [sorted({_told(root, shapes) for root in document.get(side, ())}) for side in _SIDES]
    return _hash(json.dumps(roots))[:_LENGTH]


def _settle(
    definitions: Mapping[str, JsonValue], needs: Mapping[str, set[str]], shapes: dict[str, str]
) -> None:
    """Tell, in place, every definition that refers only to what is told."""
    waiting = {name: needs[name] - shapes.keys() for name in needs.keys() - shapes.keys()}
    users = _users(waiting)
    ready = [name for name, each in waiting.items() if not each]
    while ready:
        name = ready.pop()
        shapes[name] = _hash(_told(definitions[name], shapes))
        for user in users.get(name, ()):
            waiting[user].discard(name)
            if not waiting[user]:
                ready.append(user)


def _circular(needs: Mapping[str, set[str]], shapes: Mapping[str, str]) -> set[str]:
    """What is not told and stands in circles or between them, without what only leads there."""
    left = needs.keys() - shapes.keys()
    users = _users({name: needs[name] & left for name in left})
    used = {name: len(users.get(name, ())) for name in left}
    free = [name for name, number in used.items() if not number]
    while free:
        name = free.pop()
        left.discard(name)
        for each in needs[name] & left:
            used[each] -= 1
            if not used[each]:
                free.append(each)
    return left


def _users(needs: Mapping[str, set[str]]) -> dict[str, list[str]]:
    users: dict[str, list[str]] = {}
    for name, each in needs.items():
        for need in each:
            users.setdefault(need, []).append(name)
    return users


def _refined(
    definitions: Mapping[str, JsonValue], names: set[str], shapes: Mapping[str, str]
) -> dict[str, str]:
    """The shapes of definitions in circles.

    Each round tells apart what is one step further off.
    """
    found = dict.fromkeys(names, "")
    for _ in range(_ROUNDS):
        kinds = len(set(found.values()))
        known = _Shapes({**shapes, **found})
        found = {name: _hash(_told(definitions[name], known)) for name in names}
        if len(set(found.values())) == kinds:
            return found
    return _placed(definitions, names, shapes)


def _placed(
    definitions: Mapping[str, JsonValue], names: set[str], shapes: Mapping[str, str]
) -> dict[str, str]:
    """The shapes of definitions in long circles: the place of each in all that differ.

    The first numbers tell equal definitions. One of each is numbered again, so that neither names
    nor how many are equal count.
    """
    known = _Shapes({**shapes, **{name: _Reference(name) for name in names}})
    told = {name: _told_apart(definitions[name], known) for name in names}
    equal = _numbered(told)
    one = {number: name for name, number in equal.items()}
    like = {name: one[equal[name]] for name in names}
    distinct = {
        name: (told[name][0], [like[need] for need in told[name][1]]) for name in one.values()
    }
    place = _numbered(distinct)
    whole = sorted(
        [place[name], text, [place[need] for need in needs]]
        for name, (text, needs) in distinct.items()
    )
    all_ = _hash(json.dumps(whole))
    return {name: _hash(f"{place[like[name]]} {all_}") for name in names}


def _told_apart(schema: JsonValue, shapes: Mapping[str, JsonValue]) -> tuple[str, list[str]]:
    """What a schema says without the names that it refers to, and these in order."""
    needs: list[str] = []

    def note(reference: _Reference) -> str:
        needs.append(reference.name)
        return ""

    return json.dumps(_shape(schema, shapes), sort_keys=True, default=note), needs


def _numbered(told: Mapping[str, tuple[str, list[str]]]) -> dict[str, int]:
    """A number for each name, one for those that no path of references tells apart.

    The largest part of those that had one number keeps it, and only what refers to the others is
    looked at again: each name but log n times. Nothing depends on a name, or on their order.
    """
    texts = sorted({text for text, _ in told.values()})
    first = {text: number for number, text in enumerate(texts)}
    found = {name: first[text] for name, (text, _) in told.items()}
    members: list[set[str]] = [set() for _ in texts]
    for name, number in found.items():
        members[number].add(name)
    users = _users({name: set(needs) for name, (_, needs) in told.items()})
    touched = set(told)
    while touched:
        parts: dict[int, dict[tuple[int, ...], set[str]]] = {}
        for name in touched:
            needs = tuple(found[need] for need in told[name][1])
            parts.setdefault(found[name], {}).setdefault(needs, set()).add(name)
        touched = set()
        for number, by_needs in sorted(parts.items()):
            for part in _leaving(members[number], [by_needs[key] for key in sorted(by_needs)]):
                members[number] -= part
                found |= dict.fromkeys(part, len(members))
                members.append(part)
                touched.update(user for name in part for user in users.get(name, ()))
    return found


def _leaving(all_: set[str], parts: list[set[str]]) -> list[set[str]]:
    """The parts of a set, and what is in none of them, without the largest."""
    rest = len(all_) - sum(map(len, parts))
    largest = max(parts, key=len)
    if rest >= len(largest):
        return parts
    others = [part for part in parts if part is not largest]
    return [*others, all_.difference(*parts)] if rest else others


class _Shapes(dict[str, "JsonValue"]):
    """Shapes by the name of the definition; what is not there has none."""

    def __missing__(self, name: str) -> str:
        return ""


class _Reference:
    """A name in the place of a shape, of which json asks what to write."""

    def __init__(self, name: str) -> None:
        self.name = name


class _Noted(_Shapes):
    """No shapes, but the names that were asked for."""

    def __missing__(self, name: str) -> str:
        self[name] = ""
        return ""


def _reached(document: Mapping[str, JsonValue]) -> dict[str, set[str]]:
    """The definitions that the roots lead to, and which others each refers to."""
    found: dict[str, set[str]] = {}
    defined = document.get("$defs", {})
    starts = _Noted()
    for root in (root for side in _SIDES for root in document.get(side, ())):
        _told(root, starts)
    pending = list(starts)
    while pending:
        name = pending.pop()
        if name in defined and name not in found:
            noted = _Noted()
            _told(defined[name], noted)
            found[name] = noted.keys() & defined.keys()
            pending += noted
    return found


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _told(schema: JsonValue, shapes: Mapping[str, JsonValue]) -> str:
    return json.dumps(_shape(schema, shapes), sort_keys=True)


def _shape(schema: JsonValue, shapes: Mapping[str, JsonValue]) -> JsonValue:
    """What a schema says of the wire, its references by the shapes that they lead to."""
    if isinstance(schema, list):
        return [_shape(each, shapes) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "x-type-parameter" in schema:  # the rest is its bound, which the class tells
        return schema["x-type-parameter"]
    spoken = set() if "x-generic" in schema else _SPOKEN  # that schema says all without them
    return {
        key: _keyword(key, value, shapes)
        for key, value in schema.items()
        if key not in _SILENT and (key in spoken or not key.startswith("x-"))
    }


def _keyword(key: str, value: JsonValue, shapes: Mapping[str, JsonValue]) -> JsonValue:
    if key == "$ref" and isinstance(value, str):
        return shapes[unquote(value.removeprefix(_DEFS))]
    if key == "discriminator":
        return value["propertyName"]
    if key in _UNORDERED:
        return sorted(map(json.dumps, value if isinstance(value, list) else [value]))
    if key in _NAMED:
        return {name: _shape(each, shapes) for name, each in value.items()}
    return value if key in _VALUES else _shape(value, shapes)
