"""What is wrong with values of [tool.codegen] that are of the right type."""

from __future__ import annotations

import re
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, TypeAlias

from codegen.config.schema import TARGETS
from codegen.errors import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from codegen.config.values import Table
    from codegen.untyped import Value

EXAMPLE = 'add to pyproject.toml:\n    [tool.codegen]\n    models = ["your_package.models"]'
_TEMPLATES = 'add templates = "templates", or what your folder of templates is called'
_MODEL = re.compile(r"NAME(\.NAME)*(:NAME(\.NAME)*)?".replace("NAME", r"[^\W\d]\w*"))


def check_values(stated: Mapping[str, Value], table: Table) -> None:
    """Report what is wrong with fields of `Config` whose values are of the right type."""
    models, targets = stated.get("models"), stated.get("targets", ())
    faults = [_bad_model(name) for name in models or ()]
    faults += [_bad_target(name) for name in targets]
    faults += [_missing_target(name, targets) for name in targets]
    faults.append(_bad_output(stated.get("output", "generated"), models or ()))
    faults += [_bad_custom(path) for path in stated.get("custom", ())]
    if stated.get("custom") and "templates" not in stated:
        faults.append(("'custom' names templates, but no folder of them", _TEMPLATES))
    if models == ():
        faults.append(("'models' names nothing", EXAMPLE))
    roots = [stated[key] for key in ("sends", "receives") if key in stated]
    if roots and not any(roots):
        hint = "name the roots of one direction, or leave both keys out for all models both ways"
        faults.append(("nothing is sent and nothing is received", hint))
    for what, hint in filter(None, faults):
        table.fault(what, hint)


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


def _missing_target(name: str, targets: Sequence[str]) -> _Fault:
    needs = TARGETS[name].needs if name in TARGETS else ()
    missing = next((each for each in needs if each not in targets), None)
    if missing is None:
        return None
    what = f"the target {name!r} states the types of {missing!r}"
    return what, f"add {missing!r} to 'targets'"


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
