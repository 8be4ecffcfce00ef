"""A JSON document as prettier's json parser leaves it. The only module that lays out JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.emit.prettier import (
    HARDLINE,
    SOFTLINE,
    Doc,
    concat,
    fill,
    group,
    indent,
    listed,
    render,
)
from codegen.emit.prettier.literals import json_number, json_string, json_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.ir import Json


def print_document(document: Mapping[str, Any]) -> str:
    """Print a JSON object in full, with a final line break; ValueError where it is no JSON."""
    return render(_value(dict(document))) + "\n"


def _value(value: Json) -> Doc:
    match value:
        case str():
            return json_string(value)
        case dict() if value:
            members = [_member(json_string(key), _value(item)) for key, item in value.items()]
            return group("{", indent(HARDLINE, listed(",", members)), HARDLINE, "}")
        case list() if value:
            return _array(value)
        case int() | float() if not isinstance(value, bool):
            return json_number(value)
        case _:
            return json_text(value)


def _member(key: str, value: Doc) -> Doc:
    return f"{key}: {value}" if isinstance(value, str) else concat(f"{key}: ", value)


def _array(items: list[Json]) -> Doc:
    """Lay out an array that is not empty: a list of numbers is filled, a matrix has its rows."""
    edge = HARDLINE if len(items) > 1 and all(map(_is_row, items)) else SOFTLINE
    *front, last = values = [_value(item) for item in items]
    if all(map(_is_number, items)):
        body = fill([*(f"{value}," for value in front), f"{last}"])
    else:
        body = listed(",", values)
    return group("[", indent(edge, body), edge, "]")


def _is_row(item: Json) -> bool:
    return isinstance(item, list) and len(item) > 1


def _is_number(item: Json) -> bool:
    return isinstance(item, (int, float)) and not isinstance(item, bool)
