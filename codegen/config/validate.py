"""What is wrong with pyproject.toml: with its text, and with values that are of the right type."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any, TypeAlias

from codegen.config.schema import TARGETS, as_typed, repository
from codegen.errors import CodegenError, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from codegen.config.values import Table
    from codegen.untyped import Value


EXAMPLE = 'add to pyproject.toml:\n    [tool.codegen]\n    models = ["your_package.models"]'
_TEMPLATES = 'add templates = "templates", or what your folder of templates is called'
_NO_REPOSITORY = "choose one below pyproject.toml, or put the project into a git repository"
_MODEL = re.compile(r"NAME(\.NAME)*(:NAME(\.NAME)*)?".replace("NAME", r"[^\W\d]\w*"))


def check_values(stated: Mapping[str, Value], root: Path, table: Table) -> None:
    """Report what is wrong with fields of `Config` whose values are of the right type."""
    models, targets = stated.get("models"), stated.get("targets", ())
    faults = [_bad_model(name) for name in models or ()]
    faults += [_bad_target(name) for name in targets]
    faults += [_missing_target(name, targets) for name in targets]
    source = stated.get("source", ".")
    faults.append(_bad_folder("source", source, root) or _missing_folder("source", source, root))
    faults.append(_bad_output(stated.get("output", "generated"), source, root, models or ()))
    if "templates" in stated:
        faults.append(_bad_templates(stated["templates"], root))
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
    what = f"{name!r} is no package, module or 'package.module:Name'"
    return what, "write it as Python imports it"


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


def _bad_folder(key: str, stated: str, root: Path) -> _Fault:
    """Why a folder is none that everybody who has the repository can have."""
    path = PureWindowsPath(stated)  # it knows both kinds of separators, and drives
    if "\\" in stated or not stated.isprintable():
        return f"{key!r} is no folder everywhere: {stated!r}", "separate folders with /"
    if path.anchor or "~" in path.parts or not stated:
        what = f"{key!r} has to be a folder of the repository, not {stated!r}"
        return what, "state it from the folder of pyproject.toml"
    top, folder = repository(root) or root, Path(os.path.normpath(root / stated))
    if not folder.is_relative_to(top) or ".git" in folder.relative_to(top).parts:
        what = f"{key!r} has to be a folder of the repository, not {stated!r}"
        return what, f"choose one below {top}" if (top / ".git").exists() else _NO_REPOSITORY
    return None


def _linked_out(key: str, stated: str, root: Path) -> _Fault:
    """Why a folder is not where it says, but behind a link out of the repository, or in git's."""
    top, real = repository(root) or root, Path(os.path.realpath(root / stated))
    if real.is_relative_to(top) and ".git" not in real.relative_to(top).parts:
        return None
    what = f"{key!r} leads out of the repository through a link: {stated!r}"
    return what, "choose a folder that is no link, or one to a folder of the repository"


def _missing_folder(key: str, stated: str, root: Path) -> _Fault:
    if os.path.isdir(root / stated):  # noqa: PTH112 - that of pathlib raises where a name is long
        return None
    return f"{key!r} is no folder of the project: {stated!r}", "make the folder, or correct the key"


def _bad_templates(templates: str, root: Path) -> _Fault:
    """Why a folder of templates is none of the project: what they include gets into the output."""
    return (
        _bad_folder("templates", templates, root)
        or _missing_folder("templates", templates, root)
        or _linked_out("templates", templates, root)
    )


def _bad_output(output: str, source: str, root: Path, models: Iterable[str]) -> _Fault:
    hint = 'choose a folder of its own, for instance "generated"'
    fault = _bad_folder("output", output, root) or _linked_out("output", output, root)
    if fault is not None:
        return fault
    folder = Path(os.path.normpath(root / output))
    if root.is_relative_to(folder):
        return f"'output' has to be a folder of its own, not {output!r}", hint
    packages = Path(os.path.normpath(root / source))
    for model in models:
        path = packages.joinpath(*model.partition(":")[0].split("."))
        if path.is_relative_to(folder):
            return f"'output' is where the models of {model!r} are: {output!r}", hint
    return None


if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def tools(path: Path) -> dict[str, Any]:
    """The [tool] table of a pyproject.toml; empty where there is none."""
    tools = _read_toml(path).get("tool", {})
    return tools if isinstance(tools, dict) else {}


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        if path.exists() and not path.is_file():
            raise _unreadable(
                path, "cannot be read: it is no file"
            )  # but a device, which may have no end
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise _unreadable(path, f"cannot be read: {error.strerror}") from error
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unreadable(path, "not UTF-8", line) from error
    except (ValueError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else data.count(b"\n") + 1
        raise _unreadable(path, f"not TOML: {error}", line) from error


def _unreadable(path: Path, what: str, line: int | None = None) -> CodegenError:
    where = f"{as_typed(path)}:{line}" if line else str(as_typed(path))
    return CodegenError([Problem("config-readable", where, what, "mend the file")])
