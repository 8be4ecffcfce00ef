"""The roots of a project, with what instances are made from: Pydantic's word, and the contract.

The contract of the input direction tells what to put together, whichever way the root goes: what
is sent, too, is made by reading JSON. The user's own instances stand in a folder: each of
`<folder>/<Root>.json` and `<folder>/<Root>/*.json` holds one, as JSON that Pydantic reads. A root
is called as in the contract, in the direction that is meant, or as in Python, which means each
direction that it goes.
"""

from __future__ import annotations

import json
import warnings
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from pydantic import TypeAdapter, ValidationError

from codegen.config import as_typed
from codegen.errors import CodegenError, Problem, nearest
from codegen.evidence import shortened
from codegen.evidence.samples.coverage import Depths
from codegen.evidence.samples.held import Fault
from codegen.export import export
from codegen.export.passes.names import name_of
from codegen.ir import Ref
from codegen.jsonschema import pointed, pointer, without
from codegen.load import load
from codegen.parse import parse
from codegen.parse.types import TypeParser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from codegen.config import Config
    from codegen.evidence import Direction
    from codegen.ir import Json, Type
    from codegen.jsonschema import Schema
    from codegen.untyped import AnyType, Instance

    Texts: TypeAlias = "dict[tuple[str, Direction], list[tuple[str, str]]]"

_OF_THE_FRONTEND = {"x-ts-type", "x-ts-import"}  # beside what is really there


@dataclass(frozen=True)
class Input:
    """What is read as a root, with the depths of all types; no type where none is, for a reason."""

    type: Type | None = None
    depths: Depths = field(default_factory=lambda: Depths({}))
    reason: str = ""


@dataclass(frozen=True)
class Root:
    """A type that crosses the wire by itself, `python` being where it is in the source.

    `names` says what the contract calls it in each direction that it goes. There is no adapter
    where Pydantic cannot build one.
    """

    python: str
    names: Mapping[Direction, str]
    adapter: TypeAdapter[Instance] | None
    input: Input

    @property
    def qualname(self) -> str:
        """What it is called in Python."""
        return self.python.partition(":")[2]

    def accepts(self, text: str) -> bool:
        """Whether Pydantic reads a text as the root."""
        return not self.rejection(text)[0]

    def rejection(self, text: str) -> tuple[str, list[Fault]]:
        """Why Pydantic does not read a text, and its faults; "" where it does."""
        if self.adapter is None:
            return self.input.reason or "Pydantic makes no validator of it", [Fault(())]
        try:
            self.adapter.validate_json(text)
        except ValidationError as error:
            found = error.errors(include_url=False, include_input=False)
            where = ".".join(map(str, found[0]["loc"]))
            told = f"{where}: {found[0]['msg']}" if where else found[0]["msg"]
            faults = [Fault(each["loc"], each["type"], each.get("ctx", {})) for each in found]
            return on_one_line(told), faults
        except Exception as error:  # noqa: BLE001 - a validator of the user's may raise anything
            return on_one_line(f"{type(error).__name__}: {error}"), [Fault(())]
        return "", []


def on_one_line(reason: str) -> str:
    """A reason on one line, cut where it grows long."""
    return shortened(" ".join(reason.split()), 160)


def as_text(value: Json) -> str:
    """A value as JSON."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


@dataclass(frozen=True)
class Project:
    """The roots in the order of the source, and the document of the contract."""

    roots: tuple[Root, ...]
    document: Schema


def read_project(config: Config) -> Project:
    """What a configuration names; raises CodegenError as `generate` does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # `generate` tells them
        found = load(config)
        models = [*dict.fromkeys([*found.sends, *found.receives])]
        document = export(found.sends, found.receives, config)
        inputs = _inputs(models, replace(config, inexpressible="unknown"))
        adapters = {model: _adapter(model) for model in models}
    names: dict[Direction, dict[AnyType, str]] = {
        "output": _names(found.sends, document, "x-sends"),
        "input": _names(found.receives, document, "x-receives"),
    }
    roots = (
        Root(
            _python_name(model),
            {direction: known[model] for direction, known in names.items() if model in known},
            adapters[model],
            inputs[model],
        )
        for model in models
    )
    return Project(tuple(roots), document)


def _adapter(model: AnyType) -> TypeAdapter[Instance] | None:
    try:
        return TypeAdapter(model)
    except Exception:  # noqa: BLE001 - a hook of the user's may raise anything
        return None


def _names(models: Sequence[AnyType], document: Schema, key: str) -> dict[AnyType, str]:
    """What the document calls the roots of one direction."""
    names = [pointed(each["$ref"]) for each in document.get(key, ())]
    if len(names) == len(models):
        return dict(zip(models, names, strict=True))
    by_python = {document["$defs"][name]["x-python"]: name for name in names}
    found = {model: by_python.get(_python_name(model)) for model in models}
    return {model: name for model, name in found.items() if name is not None}


def _python_name(model: AnyType) -> str:
    named = name_of(model)
    return f"{named.module}:{named.qualname}"


def _inputs(models: Sequence[AnyType], config: Config) -> dict[AnyType, Input]:
    """What is read as each; each by itself where one of them is at fault."""
    try:
        return _read(models, config)
    except CodegenError as error:
        if len(models) == 1:
            return {models[0]: Input(reason=error.problems[0].summary)}
    return {model: _inputs([model], config)[model] for model in models}


def _read(models: Sequence[AnyType], config: Config) -> dict[AnyType, Input]:
    document = export((), models, config)
    names = _names(models, document, "x-receives")
    stated = document["$defs"].items()
    definitions = {name: without(each, _OF_THE_FRONTEND) for name, each in stated}
    declarations = parse({**document, "$defs": definitions}).declarations
    depths = Depths({each.identity.name: each for each in declarations})
    return {
        model: Input(_type(names[model], definitions), depths)
        if model in names
        else Input(reason="it has no form in JSON that can be read")
        for model in models
    }


def _type(name: str, definitions: Mapping[str, Schema]) -> Type:
    if "x-generic" in definitions[name]:  # a use of a generic class, which has no declaration
        return TypeParser(definitions).ref(pointer(name), (), name)
    return Ref(name)


_RULE = "instance-valid"


def user_texts(folder: Path | None, roots: Sequence[Root]) -> Texts:
    """The texts of each root in a direction, each with its file.

    Raises CodegenError with every file that is no instance.
    """
    found: Texts = {}
    problems: list[Problem] = []
    for name, path in _files(folder):
        meant = [
            (root, direction)
            for root in roots
            for direction, known in root.names.items()
            if name in {known, root.qualname}
        ]
        text, problem = _texts_of(path, meant[0][0]) if meant else ("", _unknown(path, name, roots))
        problems += [problem] if problem else []
        for root, direction in meant:
            found.setdefault((root.python, direction), []).append((text, str(as_typed(path))))
    if problems:
        raise CodegenError(problems)
    return found


def _files(folder: Path | None) -> Iterator[tuple[str, Path]]:
    """The files of a folder, in order, each with the name of its root."""
    if folder is None:
        return
    if not folder.is_dir():
        hint = "make the folder, or correct its name"
        raise CodegenError([Problem(_RULE, str(folder), "there is no such folder", hint)])
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            yield from ((path.name, each) for each in sorted(path.glob("*.json")))
        elif path.suffix == ".json":
            yield path.stem, path


def _texts_of(path: Path, root: Root) -> tuple[str, Problem | None]:
    where = str(as_typed(path))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return "", Problem(_RULE, where, f"it cannot be read: {error}", "save it as UTF-8")
    reason = root.rejection(text)[0]
    if not reason:
        return text, None
    what = f"Pydantic does not read it as {root.python.replace(':', '.')}: {reason}"
    return text, Problem(_RULE, where, what, "correct the file")


def _unknown(path: Path, name: str, roots: Iterable[Root]) -> Problem:
    known = dict.fromkeys(each for root in roots for each in (root.qualname, *root.names.values()))
    hint = nearest(name, known) or f"the roots are {', '.join(known)}"
    return Problem(_RULE, str(as_typed(path)), f"no root is called {name!r}", hint)
