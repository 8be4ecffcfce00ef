"""The roots of a project, with what instances are made from: Pydantic's word, and the contract.

The contract of the input direction tells what to put together, whichever way the root goes: what
is sent, too, is made by reading JSON.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from codegen.errors import CodegenError
from codegen.export import export
from codegen.export.passes.names import name_of
from codegen.ir import Alias, Ref
from codegen.jsonschema import map_subschemas, pointed, pointer
from codegen.load import load
from codegen.parse import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from codegen.config import Config
    from codegen.evidence.samples import Side
    from codegen.ir import Declaration, Type
    from codegen.jsonschema import Schema

_WRAPPED = "Wrapped__"
_OF_THE_FRONTEND = {"x-ts-type", "x-ts-import"}


@dataclass(frozen=True)
class Shape:
    """What a root is in the input direction, or, for a `reason`, nothing that is known."""

    type: Type | None = None
    declarations: tuple[Declaration, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Root:
    """A type that crosses the wire by itself, `python` being its place in the source.

    `names` says what the contract calls it in each direction that it goes. There is no adapter
    where Pydantic cannot build one.
    """

    python: str
    names: Mapping[Side, str]
    adapter: TypeAdapter[Any] | None
    shape: Shape

    @property
    def qualname(self) -> str:
        """What it is called in Python."""
        return self.python.partition(":")[2]


@dataclass(frozen=True)
class Project:
    """The roots in the order of the source, and the document of the contract."""

    roots: tuple[Root, ...]
    document: Schema


def project(config: Config) -> Project:
    """What a configuration names; raises CodegenError as `generate` does."""
    found = load(config)
    models = [*dict.fromkeys([*found.sends, *found.receives])]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # `generate` tells them
        document = export(found.sends, found.receives, config)
        shapes = _shapes(models, replace(config, inexpressible="unknown"))
        adapters = {model: _adapter(model) for model in models}
    sides: dict[Side, dict[type, str]] = {
        "output": _names(found.sends, document, "x-sends"),
        "input": _names(found.receives, document, "x-receives"),
    }
    roots = (
        Root(
            _place(model),
            {side: names[model] for side, names in sides.items() if model in names},
            adapters[model],
            shapes[model],
        )
        for model in models
    )
    return Project(tuple(roots), document)


def _adapter(model: Any) -> TypeAdapter[Any] | None:  # noqa: ANN401 - any type
    try:
        return TypeAdapter(model)
    except Exception:  # noqa: BLE001 - a hook of the user's may raise anything
        return None


def _names(models: Sequence[type], document: Schema, key: str) -> dict[type, str]:
    """What the document calls the roots of one direction."""
    names = [pointed(each["$ref"]) for each in document.get(key, ())]
    if len(names) == len(models):
        return dict(zip(models, names, strict=True))
    by_place = {document["$defs"][name]["x-python"]: name for name in names}
    places = {model: _place(model) for model in models}
    return {model: by_place[place] for model, place in places.items() if place in by_place}


def _place(model: type) -> str:
    named = name_of(model)
    return f"{named.module}:{named.qualname}"


def _shapes(models: Sequence[type], config: Config) -> dict[type, Shape]:
    """The shapes of all; each by itself where one of them is at fault."""
    try:
        return _read(models, config)
    except CodegenError as error:
        if len(models) == 1:
            return {models[0]: Shape(reason=error.problems[0].summary)}
    return {model: _shapes([model], config)[model] for model in models}


def _read(models: Sequence[type], config: Config) -> dict[type, Shape]:
    document = _plain(export((), models, config))
    document["$defs"] = {name: _plain(each) for name, each in document["$defs"].items()}
    names = _names(models, document, "x-receives")
    declarations = parse(document).declarations
    return {
        model: Shape(_whole(names[model], document), declarations)
        if model in names
        else Shape(reason="it has no form in JSON that can be read")
        for model in models
    }


def _whole(name: str, document: Schema) -> Type:
    """What a root is; a use of a generic class, which has no declaration, has an alias for one."""
    if "x-generic" not in document["$defs"][name]:
        return Ref(name)
    wrapped = {"x-python": f":{_WRAPPED}", "anyOf": [{"$ref": pointer(name)}]}
    contract = parse({**document, "$defs": {**document["$defs"], _WRAPPED: wrapped}})
    return next(
        each.type
        for each in contract.declarations
        if isinstance(each, Alias) and each.identity.name == _WRAPPED
    )


def _plain(schema: Schema) -> Schema:
    """The schema of what is really there where the frontend has a type of its own."""
    inner = map_subschemas(schema, _plain)
    return {key: value for key, value in inner.items() if key not in _OF_THE_FRONTEND}
