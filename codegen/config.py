"""`[tool.codegen]` of pyproject.toml -> one frozen `Config`. Only this module knows its keys."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast, get_args

from codegen.errors import CodegenError, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TARGETS = ("typescript",)
"""The targets that exist; schema.json is written whatever is chosen."""

_EXAMPLE = 'add to pyproject.toml:\n    [tool.codegen]\n    models = ["your_package.models"]'
_READABLE = {
    "str": "a string",
    "bool": "true or false",
    "tuple[str, ...]": "a list of strings",
    "dict[str, str]": "a table of strings",
}
_MODEL = re.compile(r"NAME(\.NAME)*(:NAME(\.NAME)*)?".replace("NAME", r"[^\W\d]\w*"))


@dataclass(frozen=True)
class Wire:
    """How the server really dumps its models: `model_dump_json(by_alias=True, ...)`."""

    exclude_none: bool = False
    exclude_unset: bool = False
    exclude_defaults: bool = False
    by_alias: bool = True
    nonfinite_floats: bool = False


Inexpressible: TypeAlias = Literal["error", "unknown"]
EnumStyle: TypeAlias = Literal["union", "const"]
Layout: TypeAlias = Literal["modules", "single"]
ImportExtension: TypeAlias = Literal[".js", "", ".ts"]


@dataclass(frozen=True)
class TypeScript:
    """How the TypeScript is written.

    `rename` leads from a type, by its name in the contract, `module:qualname` or `module.qualname`,
    to its name in TypeScript. Under `const` an enum is an object and a type of one name.
    """

    rename: dict[str, str] = field(default_factory=dict)
    enums: EnumStyle = "union"
    layout: Layout = "modules"
    import_extension: ImportExtension = ".js"


_TABLES = {"Wire": Wire, "TypeScript": TypeScript}
_CHOICES: dict[str | None, tuple[str, ...]] = {
    "Inexpressible": get_args(Inexpressible),
    "EnumStyle": get_args(EnumStyle),
    "Layout": get_args(Layout),
    "ImportExtension": get_args(ImportExtension),
}


@dataclass(frozen=True)
class Config:
    """One project. `sends` and `receives` name the roots of each direction.

    Where neither is stated, both are None, and every model goes both ways. `skip` names models that
    are not exported, `inexpressible` what becomes of a type that has no honest schema.
    """

    root: Path
    models: tuple[str, ...]
    output: str = "generated"
    targets: tuple[str, ...] = TARGETS
    sends: tuple[str, ...] | None = None
    receives: tuple[str, ...] | None = None
    skip: tuple[str, ...] = ()
    inexpressible: Inexpressible = "error"
    wire: Wire = Wire()
    typescript: TypeScript = TypeScript()

    @property
    def folder(self) -> Path:
        """The output folder, as the user would type it."""
        return as_typed(self.root / self.output)


def matches(pattern: str, model: Any) -> bool:  # noqa: ANN401 - a class, or what has a name like one
    """Whether a name or glob means a model: by qualified name, with the module or without."""
    name = getattr(model, "__qualname__", model.__name__)
    return any(fnmatchcase(each, pattern) for each in (name, f"{model.__module__}.{name}"))


def as_typed(path: Path) -> Path:
    """A path relative to the current folder where it lies below, else as it is."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def find_project(start: Path) -> Path:
    """The nearest folder, from `start` upwards, whose pyproject.toml has a [tool.codegen] table."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if "codegen" in _tools(folder / "pyproject.toml"):
            return folder
    what = "no pyproject.toml with a [tool.codegen] table here or in a folder above"
    raise CodegenError([Problem("config-missing", str(start), what, _EXAMPLE)])


def load_config(root: Path) -> Config:
    """Read the project in the folder `root`; raises CodegenError with every fault of its table."""
    root = root.resolve()
    path = root / "pyproject.toml"
    table = _tools(path).get("codegen", {})
    problems = [*_faults(table, Config, "tool.codegen", as_typed(path))]
    if problems:
        raise CodegenError(problems)
    wire = Wire(**_arguments(table.get("wire", {})))
    typescript = TypeScript(**_arguments(table.get("typescript", {})))
    return Config(**{**_arguments(table), "root": root, "wire": wire, "typescript": typescript})


def _tools(path: Path) -> dict[str, Any]:
    """The [tool] table of a pyproject.toml; empty where there is none."""
    tools = _read_toml(path).get("tool", {})
    return tools if isinstance(tools, dict) else {}


def _read_toml(path: Path) -> dict[str, Any]:
    try:
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


def _keys(shape: type) -> dict[str, str]:
    """The keys of a table and the type of each, as the annotation of its field says it."""
    return {
        each.name.replace("_", "-"): cast("str", each.type).removesuffix(" | None")
        for each in fields(shape)
        if each.name != "root"
    }


def _faults(table: object, shape: type, name: str, file: Path) -> Iterator[Problem]:
    """Everything that is wrong with the table of a name, and with the tables in it."""
    where, keys = f"{file} [{name}]", _keys(shape)
    if not isinstance(table, dict):
        yield Problem("config-value", where, f"has to be a table, not {table!r:.80}", _EXAMPLE)
        return
    for key, value in table.items():
        if key not in keys:
            yield Problem("config-key", where, f"unknown key {key!r}", _known_key(key, keys))
        elif keys[key] in _TABLES:
            yield from _faults(value, _TABLES[keys[key]], f"{name}.{key}", file)
        elif not _fits(value, keys[key]):
            what = f"{key!r} has to be {_readable(keys[key])}, not {value!r:.80}"
            near = nearest(f"{value}", _CHOICES.get(keys[key], ()))
            yield Problem("config-value", where, what, near or f"correct the value of {key!r}")
    if shape is Config:
        sound = {key: value for key, value in table.items() if _fits(value, keys.get(key))}
        yield from _bad_values(sound, where)
        if "models" not in table:
            yield Problem("config-missing", where, "the key 'models' is missing", _EXAMPLE)


def _known_key(key: str, known: Mapping[str, object]) -> str:
    spelled = key.replace("_", "-")
    for annotation, shape in _TABLES.items():
        if spelled in _keys(shape).keys() - known.keys():
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
            return isinstance(value, str) and value in _CHOICES.get(annotation, ())


def _readable(annotation: str) -> str:
    """What a value has to be, in words."""
    choices = " or ".join(f'"{choice}"' for choice in _CHOICES.get(annotation, ()))
    return choices or _READABLE[annotation]


def _bad_values(table: Mapping[str, Any], where: str) -> Iterator[Problem]:
    """What is wrong with values that are of the right type."""
    models = table.get("models")
    faults = [_bad_model(name) for name in models or ()]
    faults += [_bad_target(name) for name in table.get("targets", ())]
    faults.append(_bad_output(table.get("output", "generated"), models or ()))
    if models == []:
        faults.append(("'models' names nothing", _EXAMPLE))
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


def _arguments(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table as arguments of its dataclass; what is named twice counts once."""
    return {
        key.replace("-", "_"): tuple(dict.fromkeys(value)) if isinstance(value, list) else value
        for key, value in table.items()
    }
