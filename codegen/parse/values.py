"""What each keyword's value has to be. Whoever reads a schema without faults need not doubt it."""

from __future__ import annotations

import math
import re
import reprlib
from typing import TYPE_CHECKING, NamedTuple

from codegen.ir import METHODS, constraint_table
from codegen.jsonschema import TYPES
from codegen.lines import is_line
from codegen.parse import grammar
from codegen.parse.grammar import DEEPEST

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
    known = all(isinstance(name, str) and name in TYPES for name in names)
    return known and len({*names}) == len(names)  # else nested ones would double at each level


def _spelled(is_spelled: Callable[[str], bool]) -> Callable[[JsonValue], bool]:
    return lambda value: isinstance(value, str) and is_spelled(value)


def _list_of(holds: Callable[[JsonValue], bool]) -> Callable[[JsonValue], bool]:
    return lambda value: isinstance(value, list) and all(map(holds, value))


def _names_of(holds: Callable[[JsonValue], bool]) -> Callable[[JsonValue], bool]:
    """Lists of what has a `name`, each another one."""

    def are_named(value: JsonValue) -> bool:
        return _list_of(holds)(value) and len({one["name"] for one in value}) == len(value)

    return are_named


def _table_of(holds: Callable[[JsonValue], bool]) -> Callable[[JsonValue], bool]:
    return lambda value: isinstance(value, dict) and all(map(holds, value.values()))


def _with(key: str) -> Callable[[JsonValue], bool]:
    return lambda value: isinstance(value, dict) and isinstance(value.get(key), str)


def _is_parameter(value: JsonValue) -> bool:
    return _with("name")(value) and grammar.is_parameter(value["name"])


def _is_member(value: JsonValue) -> bool:
    return _with("name")(value) and isinstance(value.get("description", ""), str)


def _are_sources(value: JsonValue) -> bool:
    is_file = _spelled(grammar.is_file)
    return _table_of(is_file)(value) and all(map(_spelled(grammar.is_module), value))


def _is_route(value: JsonValue) -> bool:
    """Whether a value states a route: each of its keys is a known one, of the kind of that."""
    if not isinstance(value, dict) or not value.keys() >= _ROUTE_NEEDS:
        return False
    return all(key in _ROUTE and _ROUTE[key](each) for key, each in value.items())


def _are_responses(value: JsonValue) -> bool:
    return _table_of(lambda each: isinstance(each, dict))(value) and all(map(_STATUS, value))


def _are_routes(value: JsonValue) -> bool:
    return _list_of(_is_route)(value) and len({each["id"] for each in value}) == len(value)


_STATUS = re.compile(r"[1-5](?:[0-9]{2}|XX)|default").fullmatch
_ROUTE: dict[str, Callable[[JsonValue], bool]] = {
    "id": _spelled(is_line),
    "method": lambda value: value in METHODS,
    "path": _spelled(is_line),
    "x-python": _spelled(grammar.is_python),
    "description": lambda value: isinstance(value, str),
    "deprecated": lambda value: isinstance(value, bool),
    "parameters": lambda value: isinstance(value, dict),
    "body": lambda value: isinstance(value, dict),
    "bodyRequired": lambda value: isinstance(value, bool),
    "responses": _are_responses,
}
_ROUTE_NEEDS = {"id", "method", "path", "x-python"}


def _is_channel(value: JsonValue) -> bool:
    return isinstance(value, dict) and value.keys() <= {"sends", "receives"}


def _are_channels(value: JsonValue) -> bool:
    return _table_of(_is_channel)(value) and all(map(is_line, value))


DIRECTIONS = ("output", "input", "both")
ABSENT = ("none", "none-by-default")

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
    "x-channels": Kind("an object of channels, each with sends and receives", _are_channels),
    "x-deprecated": _STRING,
    "x-direction": Kind(f"one of {', '.join(DIRECTIONS)}", lambda value: value in DIRECTIONS),
    "x-enum-members": Kind("a list of named members", _names_of(_is_member)),
    "x-generic": _STRING,
    "x-models": Kind("a list of modules or models", _list_of(_spelled(grammar.is_configured))),
    "x-python": Kind("a module and a name with a colon between", _spelled(grammar.is_python)),
    "x-receives": _ROOTS,
    "x-routes": Kind("a list of routes, each with an id of its own", _are_routes),
    "x-sends": _ROOTS,
    "x-sources": Kind("an object that leads from modules to their files", _are_sources),
    "x-ts-import": Kind("what an import comes from", _spelled(grammar.is_specifier)),
    "x-ts-type": Kind("a name, also dotted or with arguments", _spelled(grammar.is_ts_type)),
    "x-type-parameter": _STRING,
    "x-type-parameters": Kind(
        "a list of parameters, each with a free name", _names_of(_is_parameter)
    ),
}
