"""What in a model decides how a field is sent, as far as the class tells: the one to correct."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.evidence.places import Place


def senders(place: Place) -> str:
    """The methods that may change what is sent for a place, or all kinds of them."""
    owner = _class(place.model)
    found = [*_methods(owner, place)] if owner is not None else []
    if found:
        return " or ".join(f"{owner.__name__}.{name}" for name in found)
    return "its serializer, or of what else changes it on the way"


def _class(model: str) -> Any:  # noqa: ANN401 - any class, or None
    """The class `module.Class`, which has been imported to make instances of it."""
    parts = model.split(".")
    for end in range(len(parts) - 1, 0, -1):
        found: Any = sys.modules.get(".".join(parts[:end]))
        for part in parts[end:]:
            found = getattr(found, part, None)
        if isinstance(found, type):
            return found
    return None


def _methods(owner: Any, place: Place) -> Iterator[str]:  # noqa: ANN401 - any class
    decorators = getattr(owner, "__pydantic_decorators__", None)
    if decorators is None:
        return
    names = {"*", place.field.partition("[")[0]}
    for name, field in owner.model_fields.items() if issubclass(owner, BaseModel) else ():
        if (field.serialization_alias or field.alias) in names:
            names.add(name)
    for name, each in decorators.field_serializers.items():
        if names & {*each.info.fields}:
            yield name
    yield from decorators.model_serializers
    yield from (name for name in decorators.computed_fields if name in names)
    for name in ("model_dump", "model_dump_json"):
        if getattr(owner, name, None) is not getattr(BaseModel, name):
            yield name
