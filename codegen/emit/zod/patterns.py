"""Regular expressions of Python as JavaScript's, as far as both surely mean the same.

Pydantic's are Rust's unless the model says otherwise, and search anywhere in the text, as do
JavaScript's. What is not understood here is not translated.
"""

from __future__ import annotations

import re

# What Rust's classes hold, in JavaScript's words.
_WORD = r"\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}"
_CLASSES = {
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "s": r"\p{White_Space}",
    "S": r"\P{White_Space}",
    "w": f"[{_WORD}]",
    "W": f"[^{_WORD}]",
}
_IN_CLASS = {**_CLASSES, "w": _WORD, "W": None}

_TOKEN = re.compile(
    r"""
      (?P<class>\[\^?(?:\\.|[^\]\[\\])+\])
    | \\(?P<escape>.)
    | (?P<open>\((?:\?:)?)
    | (?P<close>\))
    | (?P<repeat>(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})\??)
    | (?P<anchor>[\^$])
    | (?P<or>\|)
    | (?P<any>\.)
    | (?P<plain>[^\\\[\](){}*+?^$|.])
    """,
    re.VERBOSE | re.DOTALL,
)
_CLASS_ITEM = re.compile(r"\\(?P<escape>.)|(?P<plain>[^\\])", re.DOTALL)
_SET_OPERATOR = re.compile(r"&&|--|~~|\[")
_PUNCTUATION = frozenset(r"^$\.*+?()[]{}|/")  # what JavaScript lets one escape
_LAYOUT = {"n": r"\n", "r": r"\r", "t": r"\t"}
_RANGE = 3  # a class item, a hyphen, and another


def translated(pattern: str) -> str | None:
    """The pattern between JavaScript's slashes, for the flag `u`; None where that is not sure."""
    out: list[str] = []
    depth, repeatable, position = 0, False, 0
    while position < len(pattern):
        found = _TOKEN.match(pattern, position)
        text = None if found is None else _token(found)
        if found is None or text is None:
            return None
        kind = found.lastgroup
        if kind == "repeat" and not (repeatable and _counts_up(found[0])):
            return None
        depth += (kind == "open") - (kind == "close")
        if depth < 0 or (kind == "close" and out[-1] in {"(", "(?:"}):
            return None
        repeatable = kind in {"class", "escape", "close", "any", "plain"}
        out.append(text)
        position = found.end()
    return "".join(out) if out and depth == 0 else None


def _token(found: re.Match[str]) -> str | None:
    text = found[0]
    match found.lastgroup:
        case "class":
            return _class(text)
        case "escape":
            return _escaped(found["escape"], _CLASSES)
        case "any":
            return r"[^\n]"
        case "plain":
            return _plain(text)
        case _:
            return text


def _counts_up(text: str) -> bool:
    least, _, most = text.strip("{}?").partition(",")
    return not most or int(least) <= int(most)


def _escaped(letter: str, classes: dict[str, str | None] | dict[str, str]) -> str | None:
    if letter in classes:
        return classes[letter]
    if letter in _LAYOUT:
        return _LAYOUT[letter]
    if letter in _PUNCTUATION:
        return rf"\{letter}"
    is_punctuation = letter.isascii() and letter.isprintable() and not letter.isalnum()
    return letter if is_punctuation and letter not in "<>" else None


def _plain(letter: str) -> str | None:
    if letter == "/":
        return r"\/"
    return letter if letter.isprintable() else None


def _class(text: str) -> str | None:
    """Translate a class of characters; one that has operators of sets, or odd ends, is left."""
    head = "[^" if text.startswith("[^") else "["
    body = text[len(head) : -1]
    if not body or _SET_OPERATOR.search(body):
        return None
    items: list[str] = []
    for found in _CLASS_ITEM.finditer(body):
        item = _class_item(found)
        if item is None:
            return None
        items.append(item)
    return f"{head}{''.join(items)}]" if _is_sound(items) else None


def _class_item(found: re.Match[str]) -> str | None:
    if found["escape"] == "-":
        return r"\-"
    if found["escape"] is not None:
        return _escaped(found["escape"], _IN_CLASS)
    return found[0] if found[0] == "-" else _plain(found[0])


def _is_sound(items: list[str]) -> bool:
    """Whether each bare hyphen is the first or last item, or makes a range of two characters."""
    if len(items) > 1 and items[0] == "^":
        return False
    position = 0
    while position < len(items):
        ends = items[position : position + _RANGE]
        if len(ends) == _RANGE and ends[1] == "-" and ends[0] != "-":
            if not all(map(_is_character, ends[::2])) or _code(ends[0]) > _code(ends[2]):
                return False
            position += _RANGE
            if position < len(items) - 1 and items[position] == "-":
                return False
            continue
        if items[position] == "-" and position not in {0, len(items) - 1}:
            return False
        position += 1
    return True


def _is_character(item: str) -> bool:
    return len(item) == 1 and item != "-"


def _code(item: str) -> int:
    return ord(item)
