"""Values and keys as source text: JSON, and TypeScript as prettier would leave it.

What a reader cannot see is escaped: control characters, line and paragraph separators, joiners,
marks of direction, lone surrogates. What he can see stays as it is, and no number is rounded.
"""

from __future__ import annotations

import json
import re
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from codegen.emit.prettier.unicode import is_identifier

if TYPE_CHECKING:
    from codegen.untyped import JsonValue

_INVISIBLE = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff\ud800-\udfff]"
)
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def json_string(value: str) -> str:
    """Print a string as JSON."""
    return _escape(encode_basestring(value))


def json_text(value: JsonValue) -> str:
    """Print a value as compact JSON; ValueError where it is no JSON (`nan`, `inf`)."""
    return _escape(_JSON.encode(value))


def json_number(value: float) -> str:
    """Print a number as prettier leaves it in JSON, where `1.0` is not `1`."""
    text = _JSON.encode(value)
    return re.sub(r"e([+-])0*", lambda sign: "e-" if sign[1] == "-" else "e", text)


def literal(value: str | float | None) -> str:
    """Print a value as a TypeScript literal."""
    match value:
        case str():
            return string_literal(value)
        case None | bool():
            return json.dumps(value)
        case _:
            return json_number(value).removesuffix(".0")


def string_literal(value: str) -> str:
    """Print a string as TypeScript, in single quotes only where that saves escapes."""
    text = json_string(value)
    if value.count('"') <= value.count("'"):
        return text
    return "'" + re.sub(r"\\.|'", _swap_quote, text[1:-1]) + "'"


def property_key(name: str) -> str:
    """Print a property name, in quotes where it needs them."""
    quoted = string_literal(name)
    return name if is_identifier(name) and name in quoted else quoted


def _swap_quote(found: re.Match[str]) -> str:
    return {r"\"": '"', "'": r"\'"}.get(found[0], found[0])


def _escape(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return _INVISIBLE.sub(lambda found: json.dumps(found[0])[1:-1], text)
