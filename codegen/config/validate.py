"""What is wrong with a [tool.codegen] table: unknown keys, wrong types, values that cannot be."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from codegen.config.schema import CHOICES, TABLES, TARGETS, Config
from codegen.errors import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

EXAMPLE = 'add to pyproject.toml:\n    [tool.codegen]\n    models = ["your_package.models"]'
_TEMPLATES = 'add templates = "templates", or what your folder of templates is called'
_READABLE = {
    "str": "a string",
    "bool": "true or false",
    "tuple[str, ...]": "a list of strings",
    "dict[str, str]": "a table of strings",
}
_MODEL = re.compile(r"NAME(\.NAME)*(:NAME(\.NAME)*)?".replace("NAME", r"[^\W\d]\w*"))


def keys_of(shape: type) -> dict[str, str]:
    """The keys of a table and the type of each, as the annotation of its field says it."""
    return {
        each.name.replace("_", "-"): cast("str", each.type).removesuffix(" | None")
        for each in fields(shape)
        if each.name != "root"
    }


def faults(table: object, shape: type, name: str, file: Path) -> Iterator[Problem]:
    """Everything that is wrong with the table of a name, and with the tables in it."""
    where, keys = f"{file} [{name}]", keys_of(shape)
    if not isinstance(table, dict):
        yield Problem("config-value", where, f"has to be a table, not {table!r:.80}", EXAMPLE)
        return
    for key, value in table.items():
        if key not in keys:
            yield Problem("config-key", where, f"unknown key {key!r}", _known_key(key, keys))
        elif keys[key] in TABLES:
            yield from faults(value, TABLES[keys[key]], f"{name}.{key}", file)
        elif not _fits(value, keys[key]):
            what = f"{key!r} has to be {_readable(keys[key])}, not {value!r:.80}"
            near = nearest(f"{value}", CHOICES.get(keys[key], ()))
            yield Problem("config-value", where, what, near or f"correct the value of {key!r}")
    if shape is Config:
        sound = {key: value for key, value in table.items() if _fits(value, keys.get(key))}
        yield from _bad_values(sound, where)
        if "models" not in table:
            yield Problem("config-missing", where, "the key 'models' is missing", EXAMPLE)


def _known_key(key: str, known: Mapping[str, object]) -> str:
    spelled = key.replace("_", "-")
    for annotation, shape in TABLES.items():
        if spelled in keys_of(shape).keys() - known.keys():
            return f"{spelled!r} belongs into [tool.codegen.{annotation.lower()}]"
    return nearest(spelled, known) or f"the keys are {', '.join(known)}"


def _fits(value: object, annotation: str | None) -> bool:
    match annotation:
        case "str":
            return isinstance(value, str)
        case "bool":
            return isinstance(value, bool)
        case "tuple[str, ...]":
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        case "dict[str, str]":
            return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
        case _:
            return isinstance(value, str) and value in CHOICES.get(annotation, ())


def _readable(annotation: str) -> str:
    """What a value has to be, in words."""
    choices = " or ".join(f'"{choice}"' for choice in CHOICES.get(annotation, ()))
    return choices or _READABLE[annotation]


def _bad_values(table: Mapping[str, Any], where: str) -> Iterator[Problem]:
    """What is wrong with values that are of the right type."""
    models = table.get("models")
    faults = [_bad_model(name) for name in models or ()]
    faults += [_bad_target(name) for name in table.get("targets", ())]
    faults.append(_bad_targets(table.get("targets", ())))
    faults.append(_bad_output(table.get("output", "generated"), models or ()))
    faults += [_bad_custom(path) for path in table.get("custom", ())]
    if table.get("custom") and "templates" not in table:
        faults.append(("'custom' names templates, but no folder of them", _TEMPLATES))
    if models == []:
        faults.append(("'models' names nothing", EXAMPLE))
    stated = [table[key] for key in ("sends", "receives") if key in table]
    if stated and not any(stated):
        hint = "name the roots of one direction, or leave both keys out for all models both ways"
        faults.append(("nothing is sent and nothing is received", hint))
    for what, hint in filter(None, faults):
        yield Problem("config-value", where, what, hint)


_Fault: TypeAlias = "tuple[str, str] | None"


def _bad_model(name: str) -> _Fault:
    if _MODEL.fullmatch(name):
        return None
    dotted = ".".join(re.split(r"[/\\]+", re.sub(r"\.py$|^\./|/$", "", name)))
    hint = f"write {dotted!r}" if _MODEL.fullmatch(dotted) else "write it as Python imports it"
    return f"{name!r} is no package, module or 'package.module:Name'", hint


def _bad_target(name: str) -> _Fault:
    if name in TARGETS:
        return None
    return f"unknown target {name!r}", nearest(name, TARGETS) or f"known: {', '.join(TARGETS)}"


def _bad_targets(targets: Sequence[str]) -> _Fault:
    if "zod" in targets and "typescript" not in targets:
        return "the target 'zod' states the types of 'typescript'", "add 'typescript' to 'targets'"
    return None


def _bad_custom(path: str) -> _Fault:
    parts = path.replace("{module}", "module").split("/")
    if {"", ".", ".."} & {*parts} or set(path.replace("{module}", "")) & set("\\:{}"):
        what = f"'custom' names no file below the output folder: {path!r}"
        return what, "write it as folder/name.suffix, with {module} for a file of each module"
    return None


def _bad_output(output: str, models: Iterable[str]) -> _Fault:
    hint = 'choose a folder of its own, for instance "generated"'
    path = PureWindowsPath(output)  # it knows both kinds of separators, and drives
    if path.anchor or {"..", "~"} & {*path.parts} or not path.parts:
        return f"'output' has to be a folder below the project, not {output!r}", hint
    if "\\" in output or not output.isprintable():
        return f"'output' is no folder everywhere: {output!r}", "separate folders with /"
    for model in models:
        if model.partition(":")[0].split(".")[: len(path.parts)] == [*path.parts]:
            return f"'output' is where the models of {model!r} are: {output!r}", hint
    return None
