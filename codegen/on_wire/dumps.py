"""An instance -> the JSON that the server makes of it, by each way that its class has."""

from __future__ import annotations

import json
import warnings
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, TypeAdapter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.config import Wire


@dataclass(frozen=True)
class Dump:
    """The value on the wire, or what is told of a dump that fails."""

    value: Any = None
    told: str = ""


def dumps(instance: object, type_: Any, wire: Wire) -> Iterator[tuple[str, Dump]]:  # noqa: ANN401 - any type form
    """Each dump, and how it was made where that is not the ordinary way."""
    options = {key: value for key, value in asdict(wire).items() if key in _OPTIONS}
    if type_ is None and isinstance(instance, BaseModel):
        yield "", _dump(instance, lambda: json.loads(instance.model_dump_json(**options)))
        if type(instance).model_dump is not BaseModel.model_dump:
            told = " (as its own model_dump says)"
            yield told, _dump(instance, lambda: _plain(instance.model_dump(mode="json", **options)))
        return
    adapter = TypeAdapter(type(instance) if type_ is None else type_)
    yield "", _dump(instance, lambda: json.loads(adapter.dump_json(instance, **options)))


_OPTIONS = {"exclude_none", "exclude_unset", "exclude_defaults", "by_alias"}


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    return json.loads(json.dumps(value))


def _dump(instance: object, make: Any) -> Dump:  # noqa: ANN401 - a function of no arguments
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the contract says better what is wrong
            return Dump(make())
    except Exception as error:  # noqa: BLE001 - a serializer of the user's may raise anything
        name = f"{type(instance).__module__}.{type(instance).__qualname__}"
        return Dump(told=f"{name}: it cannot be dumped: {type(error).__name__}: {error}")
