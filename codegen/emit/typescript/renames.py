"""`[tool.codegen.typescript] rename`: which types it means, and what they are called for it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from codegen.emit.prettier.unicode import is_identifier
from codegen.errors import CodegenError, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from codegen.ir import Identity

_WHERE = "pyproject.toml [tool.codegen.typescript] rename"
_INPUT = "Input"


def renamed(
    rename: Mapping[str, str], spelled: Mapping[Identity, str], reserved: Container[str]
) -> dict[str, str]:
    """The new name of each type that gets one, by its name in the contract.

    `spelled` tells what each type is called otherwise. Where the output type of a class is renamed,
    its input type follows, unless it is renamed itself. Raises CodegenError with every fault.
    """
    twins = _twins(spelled)
    meanings = _meanings(spelled, twins)
    _raise(_faults(rename, meanings, reserved))
    names = {meanings[key][0]: name for key, name in rename.items()}
    for twin, output in twins.items():
        if output in names:
            names.setdefault(twin, names[output] + _INPUT)
    _raise(_collisions(names, spelled))
    return names


def _raise(problems: Iterable[Problem]) -> None:
    found = list(problems)
    if found:
        raise CodegenError(found)


def _twins(types: Iterable[Identity]) -> dict[str, str]:
    """The input types of classes that have two types, each with the output type."""
    inputs = {(each.module, each.qualname, each.name) for each in types}
    return {
        each.name + _INPUT: each.name
        for each in types
        if each.direction == "output" and (each.module, each.qualname, each.name + _INPUT) in inputs
    }


def _meanings(types: Iterable[Identity], twins: Container[str]) -> dict[str, list[str]]:
    """What each possible key means; a class that has two types means its output type."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in types:
        found[each.name].append(each.name)
        if each.name not in twins:
            found[f"{each.module}:{each.qualname}"].append(each.name)
            found[f"{each.module}.{each.qualname}"].append(each.name)
    return dict(found)


def _faults(
    rename: Mapping[str, str], meanings: Mapping[str, list[str]], reserved: Container[str]
) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for key, name in rename.items():
        types = meanings.get(key, [])
        if not types:
            hint = nearest(key, meanings) or "name a type as schema.json does, or as module:Class"
            yield _fault(f"no type of the contract is called {key!r}", hint)
        elif len(types) > 1:
            yield _fault(f"{key!r} may be any of {', '.join(types)}", "name the one that is meant")
        elif first.setdefault(types[0], key) != key:
            yield _fault(f"{first[types[0]]!r} and {key!r} are one type", "keep one of the two")
        if not is_identifier(name):
            yield _fault(f"{name!r} is no identifier", "use letters, digits, _ and $ alone")
        elif name in reserved:
            yield _fault(f"{name!r} is reserved, or a type parameter", "choose another name")


def _fault(what: str, hint: str) -> Problem:
    return Problem("config-value", _WHERE, what, hint)


def _collisions(names: Mapping[str, str], spelled: Mapping[Identity, str]) -> Iterator[Problem]:
    sharing: dict[str, list[str]] = defaultdict(list)
    for each, own in spelled.items():
        sharing[names.get(each.name, own)].append(each.name)
    for name, types in sharing.items():
        if len(types) > 1 and name in names.values():
            what = f"{' and '.join(types)} would have one name, {name}"
            yield Problem("names-unique", _WHERE, what, "choose another name for one of them")
