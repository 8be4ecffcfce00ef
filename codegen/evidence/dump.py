"""An instance -> the JSON texts as which the configured server sends it."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from codegen.config import Wire
    from codegen.untyped import Instance, JsonValue

_SETTINGS = ("by_alias", "exclude_none", "exclude_unset", "exclude_defaults")


def dumps(instance: Instance, adapter: TypeAdapter[Instance], wire: Wire) -> list[str]:
    """The texts of an instance; there are two where its class has a `model_dump` of its own.

    Raises whatever the model raises, and ValueError for a text that is not JSON.
    """
    settings: dict[str, JsonValue] = {name: getattr(wire, name) for name in _SETTINGS}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the server sends what Pydantic only warns of
        if not isinstance(instance, BaseModel):
            return [_checked(adapter.dump_json(instance, **settings).decode())]
        texts = [_checked(instance.model_dump_json(**settings))]
        if type(instance).model_dump is not BaseModel.model_dump:
            dumped = instance.model_dump(mode="json", **settings)
            texts.append(_checked(json.dumps(dumped, ensure_ascii=False)))
    if json.loads(texts[0]) == json.loads(texts[-1]):
        return texts[:1]
    return texts


def _checked(text: str) -> str:
    """The text, if it is JSON."""
    json.loads(text, parse_constant=_refuse)
    return text


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
