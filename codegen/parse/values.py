"""What each keyword's value has to be. Whoever reads a schema without faults need not doubt it."""

from __future__ import annotations

import math
import re
import reprlib
from typing import TYPE_CHECKING, NamedTuple

from codegen.ir import constraint_table
from codegen.jsonschema import TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from codegen.untyped import JsonValue


class Kind(NamedTuple):
    """Some of all JSON values, with the words that a message has for them."""

    name: str
    holds: Callable[[JsonValue], bool]


def faults(schema: Mapping[str, JsonValue]) -> Iterator[str]:
    """What is wrong with the values of a schema's own keywords; the schemas inside are not read."""
    for keyword, value in schema.items():
        kind = _KINDS.get(keyword, _JSON)
        if not kind.holds(value):
            yield f"the keyword {keyword!r} has to be {kind.name}, not {reprlib.repr(value)}"


def _is_number(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_json(value: JsonValue, depth: int = 0) -> bool:
    match value:
        case None | bool() | str():
            return True
        case list():
            return depth < DEEPEST and all(_is_json(item, depth + 1) for item in value)
        case dict():
            keyed = all(isinstance(key, str) for key in value)
            return keyed and _is_json([*value.values()], depth)
        case _:
            return _is_number(value)


def _is_type(value: object) -> bool:
    names = value if isinstance(value, list) and value else [value]
    return all(isinstance(name, str) and name in TYPES for name in names)


def _is_python(value: object) -> bool:
    return isinstance(value, str) and _PYTHON_NAME.fullmatch(value) is not None


def _list_of(holds: Callable[[JsonValue], bool]) -> Callable[[JsonValue], bool]:
    return lambda value: isinstance(value, list) and all(map(holds, value))


def _table_of(holds: Callable[[JsonValue], bool]) -> Callable[[JsonValue], bool]:
    return lambda value: isinstance(value, dict) and all(map(holds, value.values()))


def _with(key: str) -> Callable[[JsonValue], bool]:
    return lambda value: isinstance(value, dict) and isinstance(value.get(key), str)


def _is_parameter(value: JsonValue) -> bool:
    return _with("name")(value) and value["name"].isidentifier()


def _is_member(value: JsonValue) -> bool:
    return _with("name")(value) and isinstance(value.get("description", ""), str)


DEEPEST = 64
"""How deep schemas or values may be nested: more than people write, less than Python's stack."""

DIRECTIONS = ("output", "input", "both")
ABSENT = ("none", "none-by-default")

_PYTHON_NAME = re.compile(r"[\w-]+(\.[\w-]+)*:.+")

_JSON = Kind(f"a JSON value, at most {DEEPEST} deep", _is_json)
_STRING = Kind("a string", lambda value: isinstance(value, str))
_FLAG = Kind("true or false", lambda value: isinstance(value, bool))
_NUMBER = Kind("a number", _is_number)
_COUNT = Kind("a whole number of 0 or more", _is_count)
_LIST = Kind("a list of JSON values", lambda value: isinstance(value, list) and _is_json(value))
_STRINGS = Kind("a list of strings", _list_of(_STRING.holds))
_SCHEMA = Kind("a schema", lambda value: isinstance(value, (dict, bool)))
_SCHEMAS = Kind("a list of schemas", _list_of(_SCHEMA.holds))
_MEMBERS = Kind("a list of schemas, not empty", lambda value: value != [] and _SCHEMAS.holds(value))
_TABLE = Kind("an object of schemas", _table_of(_SCHEMA.holds))


def _is_type_name(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[^\W\d][\w$.]*(<[^;{}]*>)?", value) is not None


_ROOTS = Kind("a list of references", _list_of(_with("$ref")))

_BOUNDS = {
    "number": _NUMBER,
    "positive number": Kind("a number above 0", lambda value: _is_number(value) and value > 0),
    "count": _COUNT,
    "string": _STRING,
    "flag": _FLAG,
}

_KINDS = {
    **{row.keyword: _BOUNDS[row.bound] for row in constraint_table()},
    "$comment": _STRING,
    "$defs": Kind("an object of objects", _table_of(lambda value: isinstance(value, dict))),
    "$ref": _STRING,
    "$schema": _STRING,
    "additionalProperties": _SCHEMA,
    "allOf": _MEMBERS,
    "anyOf": _MEMBERS,
    "contentEncoding": _STRING,
    "contentMediaType": _STRING,
    "contentSchema": _SCHEMA,
    "deprecated": _FLAG,
    "description": _STRING,
    "discriminator": Kind("an object with a propertyName", _with("propertyName")),
    "enum": _LIST,
    "examples": _LIST,
    "items": _SCHEMA,
    "oneOf": _MEMBERS,
    "patternProperties": _TABLE,
    "prefixItems": _SCHEMAS,
    "properties": _TABLE,
    "propertyNames": _SCHEMA,
    "readOnly": _FLAG,
    "required": _STRINGS,
    "title": _STRING,
    "type": Kind(f"one or more of {', '.join(TYPES)}", _is_type),
    "writeOnly": _FLAG,
    "x-absent": Kind(f"one of {', '.join(ABSENT)}", lambda value: value in ABSENT),
    "x-arguments": _SCHEMAS,
    "x-bases": _ROOTS,
    "x-deprecated": _STRING,
    "x-direction": Kind(f"one of {', '.join(DIRECTIONS)}", lambda value: value in DIRECTIONS),
    "x-enum-members": Kind("a list of named members", _list_of(_is_member)),
    "x-generic": _STRING,
    "x-models": _STRINGS,
    "x-python": Kind("a module and a name with a colon between", _is_python),
    "x-receives": _ROOTS,
    "x-sends": _ROOTS,
    "x-sources": Kind("an object of strings", _table_of(_STRING.holds)),
    "x-ts-import": _STRING,
    "x-ts-type": Kind("a name, also dotted or with arguments", _is_type_name),
    "x-type-parameter": _STRING,
    "x-type-parameters": Kind("a list of named parameters", _list_of(_is_parameter)),
}
