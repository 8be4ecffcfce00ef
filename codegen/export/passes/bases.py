"""Base classes: kept where a class holds, in one direction, exactly what its base holds.

A field whose type was changed, or another answer to undeclared keys, and the class is written out
in full; so it is where a base has no fields or a private name.
"""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, RootModel

from codegen.export.annotations import complete
from codegen.export.placeholders import is_placeholder, origin_of
from codegen.jsonschema import DEFS, without_annotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.export.passes import Both, Definitions
    from codegen.jsonschema import Schema
    from codegen.untyped import AnyType


def candidates(cls: AnyType) -> Iterator[type]:
    """The nearest base classes that have fields and a public name.

    None in which a type parameter stands: those of a base are not those of its heir.
    """
    if any(map(is_placeholder, getattr(cls, "__pydantic_generic_metadata__", {}).get("args", ()))):
        cls = origin_of(cls) or cls  # a generic class as its own template
    for base in getattr(cls, "__bases__", ()):
        if not _is_model(base):
            continue
        public = not base.__name__.startswith("_")
        is_open = getattr(base, "__pydantic_generic_metadata__", {}).get("parameters")
        if public and not is_open and not _is_same(base, cls) and _keeps_fields(base, cls):
            yield base
        else:
            yield from candidates(base)


def _is_same(base: type, heir: AnyType) -> bool:
    """Whether both are one class of the source, which Pydantic makes a dataclass by an heir."""
    return (base.__module__, base.__qualname__) == (heir.__module__, heir.__qualname__)


def _is_model(cls: type) -> bool:
    if issubclass(cls, RootModel) or cls is BaseModel:
        return False
    return issubclass(cls, BaseModel) or dataclasses.is_dataclass(cls)


def _keeps_fields(base: type, heir: type) -> bool:
    """Whether the base has fields, and the heir has them with the same annotations."""
    mine, its = _annotations(heir), _annotations(base)
    return bool(its) and all(name in mine and mine[name] == its[name] for name in its)


def _annotations(cls: type) -> dict[str, Any]:
    if issubclass(cls, BaseModel):
        # Names that were not there yet when the class was made are still texts, until it is used.
        complete(cls)
        return {name: field.annotation for name, field in cls.__pydantic_fields__.items()}
    fields: dict[str, Any] = getattr(cls, "__dataclass_fields__", {})
    return {name: field.type for name, field in fields.items()}


def _holds(base: Schema, heir: Schema) -> bool:
    """Whether an object of the heir is one of the base, as far as the base says anything."""
    if not base.get("properties") or "properties" not in heir:
        return False  # without properties, the base would forbid those of the heir
    undeclared = base.get("additionalProperties")
    if undeclared != heir.get("additionalProperties") or isinstance(undeclared, dict):
        return False
    required = set(heir.get("required", ()))
    return all(
        name in heir["properties"]
        and without_annotations(heir["properties"][name]) == without_annotations(each)
        and (name in required) == (name in base.get("required", ()))
        for name, each in base["properties"].items()
    )


def keep_bases(both: Both) -> Both:
    """Both directions, each schema with a reference to the bases that hold for it."""
    return {
        direction: replace(each, schemas={ref: _with_bases(ref, each) for ref in each.schemas})
        for direction, each in both.items()
    }


def _with_bases(ref: str, definitions: Definitions) -> Schema:
    schemas = definitions.schemas
    possible = [base for base in definitions.bases.get(ref, ()) if base]
    sound = [base for base in possible if _holds(schemas[base], schemas[ref])]
    if not sound:
        return schemas[ref]
    return {**schemas[ref], "x-bases": [{"$ref": DEFS + base} for base in sound]}
