"""Which models changed since the output was committed, down to the field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.untyped import JsonValue


def changed_models(before: JsonValue, after: JsonValue) -> tuple[str, ...]:
    """`module.Class` or `module.Class.field` of all that two documents do not say alike."""
    olds, news = before.get("$defs", {}), after.get("$defs", {})
    found: dict[str, None] = {}
    for name in {**news, **olds}:
        old, new = olds.get(name, {}), news.get(name, {})
        if json.dumps(old) != json.dumps(new):  # as text: the order of the fields counts
            model = (new or old)["x-python"].replace(":", ".")
            fields = _changed_fields(old, new) if old and new else []
            found |= dict.fromkeys([f"{model}.{field}" for field in fields] or [model])
    return tuple(found)


def _changed_fields(old: Mapping[str, JsonValue], new: Mapping[str, JsonValue]) -> Iterable[str]:
    before, after = old.get("properties", {}), new.get("properties", {})
    optional = set(old.get("required", ())) ^ set(new.get("required", ()))
    return [
        name
        for name in {**after, **before}
        if name in optional or json.dumps(before.get(name)) != json.dumps(after.get(name))
    ]
