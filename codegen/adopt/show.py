"""A schema in normal form as a person reads it, in the manner of TypeScript, on one line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codegen.jsonschema import Schema

_LONG = 120
_STRUCTURE = {"type", "properties", "required", "items", "prefixItems", "additionalProperties"}
_ASIDE = {"description", "default", "examples", "deprecated", "x-deprecated"}


def show(schema: Schema) -> str:
    """The shape of a schema, cut where it gets long."""
    text = _show(schema)
    return text if len(text) <= _LONG else f"{text[: _LONG - 4]} ..."


def _show(schema: Schema) -> str:
    match schema:
        case {"$ref": name}:
            return str(name)
        case {"enum": values}:
            return " | ".join(json.dumps(value, ensure_ascii=False) for value in values)
        case {"anyOf": members}:
            return " | ".join(map(_show, members))
        case {"type": "array"}:
            return f"{_array(schema)}{_rules(schema)}"
        case {"type": "object"}:
            return f"{_object(schema)}{_rules(schema)}"
        case {"type": kind}:
            return f"{kind}{_rules(schema)}"
        case _:
            return f"any{_rules(schema)}"


def _array(schema: Schema) -> str:
    positions = [_show(each) for each in schema.get("prefixItems", ())]
    if positions:
        return f"[{', '.join(positions)}]"
    inner = _show(schema.get("items", {}))
    return f"({inner})[]" if " " in inner else f"{inner}[]"


def _object(schema: Schema) -> str:
    if "properties" in schema:
        required = schema.get("required", ())
        names = (name if name in required else f"{name}?" for name in schema["properties"])
        return f"{{{', '.join(names)}}}"
    values = schema.get("additionalProperties", {})
    return f"{{[key]: {_show(values)}}}" if isinstance(values, dict) and values else "object"


def _rules(schema: Schema) -> str:
    said = [
        f"{key} {json.dumps(value, ensure_ascii=False)}"
        for key, value in schema.items()
        if key not in _STRUCTURE | _ASIDE
    ]
    return f" ({', '.join(said)})" if said else ""
