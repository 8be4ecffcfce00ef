"""A JSON document as prettier's json parser leaves it.

An object always has lines of its own, so that only lists need to be measured, and nothing an
algebra of layouts: the document of a large contract is a text of megabytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.emit.prettier.literals import json_number, json_string, json_text
from codegen.emit.prettier.printer import COLUMNS
from codegen.emit.prettier.unicode import text_width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.untyped import JsonValue

_INDENT = "  "


def print_document(document: Mapping[str, JsonValue]) -> str:
    """Print a JSON object in full, with a final line break; ValueError where it is no JSON."""
    out: list[str] = []
    _write(dict(document), "\n", 0, out)
    return "".join([*out, "\n"])


def _write(value: JsonValue, margin: str, used: int, out: list[str]) -> None:
    """Write a value where `used` columns are taken, by a comma as well; `margin` starts a line."""
    if isinstance(value, dict) and value:
        _write_object(value, margin + _INDENT, out)
        out.append(f"{margin}}}")
    elif not (isinstance(value, list) and value):
        out.append(_text(value))
    elif (flat := _flat(value, COLUMNS - used)) is not None:
        out.append(flat)
    else:
        _write_list(value, margin + _INDENT, out)
        out.append(f"{margin}]")


def _write_object(members: dict[str, JsonValue], margin: str, out: list[str]) -> None:
    left, start = len(members), "{"
    for key, item in members.items():
        left -= 1
        before = f"{json_string(key)}: "
        out.append(f"{start}{margin}{before}")
        _write(item, margin, len(margin) - 1 + text_width(before) + bool(left), out)
        start = ","


def _write_list(items: list[JsonValue], margin: str, out: list[str]) -> None:
    """Write a list that does not fit: a line for each item, or as many numbers as fit on one."""
    if all(map(_is_number, items)):
        out.append(f"[{margin}{_filled(items, margin)}")
        return
    left, start = len(items), "["
    for item in items:
        left -= 1
        out.append(f"{start}{margin}")
        _write(item, margin, len(margin) - 1 + bool(left), out)
        start = ","


def _filled(items: list[JsonValue], margin: str) -> str:
    """Numbers, as many on each line as fit."""
    *front, last = map(json_number, items)
    words: list[str] = []
    column = len(margin) - 1
    for word in (*(f"{number}," for number in front), last):
        if words and column + 1 + len(word) > COLUMNS:
            words.append(margin)
            column = len(margin) - 1
        elif words:
            words.append(" ")
            column += 1
        words.append(word)
        column += len(word)
    return "".join(words)


def _flat(items: list[JsonValue], room: int) -> str | None:
    """A list on one line; None where it does not fit, or holds what never stays on one."""
    if len(items) > 1 and all(map(_is_row, items)):
        return None
    texts: list[str] = []
    room -= 2 + 2 * (len(items) - 1)
    for item in items:
        if isinstance(item, dict) and item:
            return None
        text = _flat(item, room) if isinstance(item, list) and item else _text(item)
        if text is None or (room := room - text_width(text)) < 0:
            return None
        texts.append(text)
    return f"[{', '.join(texts)}]"


def _text(value: JsonValue) -> str:
    """A value that is one word: a string, a number, or an empty list."""
    if isinstance(value, str):
        return json_string(value)
    return json_number(value) if _is_number(value) else json_text(value)


def _is_row(item: JsonValue) -> bool:
    return isinstance(item, list) and len(item) > 1


def _is_number(item: JsonValue) -> bool:
    return isinstance(item, (int, float)) and not isinstance(item, bool)
