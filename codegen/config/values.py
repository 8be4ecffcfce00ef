"""TOML values -> values of an annotated type, whatever type that is; what does not fit is told."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Literal, Union, cast, get_args, get_origin, get_type_hints

from codegen.errors import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from codegen.untyped import AnyType, Value

_WORDS = {
    str: "a string",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    Path: "a path",
}
_PLURALS = {str: "strings", int: "whole numbers", float: "numbers", Path: "paths"}
_NOT_SET = object()


@dataclass(frozen=True)
class Table:
    """A table of the configuration: `name` is its dotted name, `report` hears what is wrong."""

    name: str
    file: Path
    report: Callable[[Problem], None]

    @property
    def where(self) -> str:
        """The place that a message names."""
        return f"{self.file} [{self.name}]"

    def inside(self, key: str) -> Table:
        """The table under a key of this one."""
        return Table(f"{self.name}.{key}", self.file, self.report)

    def fault(self, what: str, hint: str, rule: str = "config-value") -> None:
        """Report that something in the table is wrong."""
        self.report(Problem(rule, self.where, what, hint))


@cache
def keys_of(shape: type) -> dict[str, AnyType]:
    """The keys of a table and the type of each; `root` is told by nobody."""
    hints = get_type_hints(shape)
    return {
        each.name.replace("_", "-"): hints[each.name]
        for each in fields(shape)
        if each.name != "root"
    }


def read_table(stated: Value, shape: type, table: Table) -> dict[str, Value]:
    """The fields of a dataclass that a table states, without those at fault."""
    if not isinstance(stated, dict):
        table.fault(f"has to be a table, not {stated!r:.80}", f"write it as [{table.name}]")
        return {}
    found, keys = {}, keys_of(shape)
    for key, value in stated.items():
        if key not in keys:
            table.fault(f"unknown key {key!r}", _known_key(key, shape), "config-key")
            continue
        read = _read(value, keys[key], table.inside(key))
        if read is _NOT_SET:
            near = nearest(f"{value}", _choices(keys[key]))
            what = f"{key!r} has to be {_in_words(keys[key])}, not {value!r:.80}"
            table.fault(what, near or f"correct the value of {key!r}")
        elif read is not None:
            found[key.replace("-", "_")] = read
    return found


def _read(value: Value, annotation: AnyType, table: Table) -> Value:
    """The value as its type has it; `_NOT_SET` where it does not fit, None where that is told."""
    annotation = _stated(annotation)
    kind = _kind_of(annotation)
    if is_dataclass(kind):
        return _read_dataclass(value, annotation, table)
    if kind is tuple and isinstance(value, list):
        items = [_read(each, get_args(annotation)[0], table) for each in value]
        return _whole(items, tuple(dict.fromkeys(items)))
    if kind is dict and isinstance(value, dict):
        of = get_args(annotation)[1]
        entries = {key: _read(each, of, table.inside(key)) for key, each in value.items()}
        return _whole([*entries.values()], entries)
    if kind is Literal:
        return value if value in get_args(annotation) else _NOT_SET
    if kind is Path and isinstance(value, str):
        return Path(value)
    if kind is float and type(value) is int:
        return float(value)
    return value if type(value) is kind else _NOT_SET


def _kind_of(annotation: AnyType) -> object:
    """The type, or what a generic type is a use of."""
    origin: object = get_origin(annotation)
    return annotation if origin is None else origin


def _whole(parts: list[Value], whole: Value) -> Value:
    """The whole, if all of its parts are right."""
    return next((each for each in parts if each is _NOT_SET or each is None), whole)


def _read_dataclass(value: Value, shape: type, table: Table) -> Value:
    told: list[Problem] = []
    found = read_table(value, shape, Table(table.name, table.file, told.append))
    for problem in told:
        table.report(problem)
    return None if told else shape(**found)


def _stated(annotation: AnyType) -> AnyType:
    """The type without the None that stands for a key that is not there."""
    if get_origin(annotation) in {Union, UnionType}:
        (annotation,) = (each for each in get_args(annotation) if each is not NoneType)
    return annotation


def _in_words(annotation: AnyType) -> str:
    """What a value has to be."""
    annotation = _stated(annotation)
    kind = _kind_of(annotation)
    if kind is Literal:
        return " or ".join(f'"{choice}"' for choice in get_args(annotation))
    if not get_args(annotation):
        return _WORDS[annotation]
    of = get_args(annotation)[1 if kind is dict else 0]
    return f"a {'table' if kind is dict else 'list'} of {_PLURALS.get(of, 'tables')}"


def _choices(annotation: AnyType) -> tuple[str, ...]:
    annotation = _stated(annotation)
    return get_args(annotation) if _kind_of(annotation) is Literal else ()


def _known_key(key: str, shape: type) -> str:
    spelled, known = key.replace("_", "-"), keys_of(shape)
    for name, annotation in known.items():
        if (
            is_dataclass(annotation)
            and spelled in keys_of(cast("type", annotation)).keys() - known.keys()
        ):
            return f"{spelled!r} belongs into [tool.codegen.{name}]"
    return nearest(spelled, known) or f"the keys are {', '.join(known)}"
