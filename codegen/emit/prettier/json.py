"""A JSON document as prettier's json parser leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.emit.prettier.document import (
    HARDLINE,
    SOFTLINE,
    Layout,
    concat,
    fill,
    group,
    indent,
    listed,
)
from codegen.emit.prettier.literals import json_number, json_string, json_text
from codegen.emit.prettier.printer import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.untyped import JsonValue


def print_document(document: Mapping[str, JsonValue]) -> str:
    """Print a JSON object in full, with a final line break; ValueError where it is no JSON."""
    return render(_value(dict(document))) + "\n"


def _value(value: JsonValue) -> Layout:
    match value:
        case str():
            return json_string(value)
        case dict() if value:
            members = [_member(json_string(key), _value(item)) for key, item in value.items()]
            return concat("{", indent(HARDLINE, listed(",", members)), HARDLINE, "}")
        case list() if value:
            return _array(value)
        case int() | float() if not isinstance(value, bool):
            return json_number(value)
        case _:
            return json_text(value)


def _member(key: str, value: Layout) -> Layout:
    return f"{key}: {value}" if isinstance(value, str) else concat(f"{key}: ", value)


def _array(items: list[JsonValue]) -> Layout:
    """Lay out an array that is not empty: a list of numbers is filled, a matrix has its rows."""
    edge = HARDLINE if len(items) > 1 and all(map(_is_row, items)) else SOFTLINE
    *front, last = values = [_value(item) for item in items]
    if all(map(_is_number, items)):
        body = fill([*(f"{value}," for value in front), f"{last}"])
    else:
        body = listed(",", values)
    return group("[", indent(edge, body), edge, "]")


def _is_row(item: JsonValue) -> bool:
    return isinstance(item, list) and len(item) > 1


def _is_number(item: JsonValue) -> bool:
    return isinstance(item, (int, float)) and not isinstance(item, bool)
