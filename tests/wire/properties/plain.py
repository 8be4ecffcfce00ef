"""The types without parts: how Python writes them, and what they are in JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wire.properties.spec import Json

STRINGS: list[Json] = [
    *("", "a", "it's", 'say "x"', "a\\b", "\n", "\u2028", "😀", "größe", "*/", "`${a}`", "//"),
    *("__proto__", '"__proto__":', "x" * 40, "null", "-1", "1e3"),
]
ANYTHING: list[Json] = [None, True, 7, "a", [], {}, [1, [None]], {"a": {"b": []}, "__proto__": 1}]


@dataclass(frozen=True)
class Kind:
    """A type: its Python, values that Pydantic reads, and the kinds of JSON of each direction.

    A kind is string, number, integer, boolean, null or any, or several of them.
    """

    python: str
    samples: list[Json]
    input: str
    output: str = ""
    is_key: bool = False
    is_common: bool = False

    def kind(self, side: str) -> str:
        """The kinds of JSON of one direction."""
        return self.output or self.input if side == "output" else self.input


_INTEGERS: list[Json] = [0, 1, -5, 42, 2**40]
_READ = "Annotated[str, BeforeValidator(str, json_schema_input_type=Union[int, str])]"

# What Pydantic reads besides, such as a number for a datetime, is no part of the contract.
PLAIN = {
    "int": Kind("int", _INTEGERS, "integer", is_key=True, is_common=True),
    "float": Kind("float", [0, 1.5, -2.25e10, 3.0, 1e-7], "number", is_common=True),
    "str": Kind("str", STRINGS, "string", is_key=True, is_common=True),
    "bool": Kind("bool", [True, False], "boolean", is_common=True),
    "None": Kind("None", [None], "null"),
    "Any": Kind("Any", ANYTHING, "any"),
    "object": Kind("object", ANYTHING, "any"),
    "JsonValue": Kind("JsonValue", ANYTHING, "any"),
    "at least": Kind("Annotated[int, Field(ge=0)]", [0, 3], "integer"),
    "short": Kind("Annotated[str, Field(min_length=1, max_length=9)]", ["a", "*/"], "string"),
    "pattern": Kind("Annotated[str, Field(pattern='^a*/?$')]", ["a", "aa/"], "string"),
    "strict": Kind("StrictInt", [0, 7], "integer"),
    "new": Kind("Hex", ["ff", ""], "string", is_key=True),
    "datetime": Kind("datetime", ["2020-01-02T03:04:05Z", "2020-01-02T03:04:05"], "string"),
    "date": Kind("date", ["2020-01-02"], "string", is_key=True),
    "time": Kind("time", ["03:04:05"], "string"),
    "timedelta": Kind("timedelta", ["P1DT2H", "-P1D"], "string"),
    "UUID": Kind("UUID", ["12345678-1234-4678-9234-567812345678"], "string", is_key=True),
    "bytes": Kind("bytes", ["ab", ""], "string"),
    "Decimal": Kind("Decimal", ["1.50", "12345678901234567890.1"], "string"),
    "secret": Kind("SecretStr", ["hush", ""], "string"),
    "Path": Kind("Path", ["a/b", "."], "string"),
    "url": Kind("AnyUrl", ["https://a.example/b?c"], "string"),
    "json": Kind("Json[int]", ["5", " -1 "], "string", "integer"),
    "written": Kind(
        "Annotated[int, PlainSerializer(str, return_type=str)]", [1], "integer", "string"
    ),
    "read": Kind(_READ, [1, "12"], "integer string", "string"),
    "after": Kind("Annotated[str, AfterValidator(str)]", ["a"], "string"),
}
"""By name; `Any` and its like say nothing, so that nothing is near to them."""

IMPORTS = """\
from __future__ import annotations

import dataclasses
import enum
from collections import deque
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, NamedTuple, NewType, Optional, TypeVar, Union
from uuid import UUID

import pydantic
from pydantic import (
    AfterValidator, AliasChoices, AnyUrl, BaseModel, BeforeValidator, ConfigDict, Field, Json,
    JsonValue, PlainSerializer, RootModel, SecretStr, StrictInt, TypeAdapter, computed_field,
)
from pydantic.alias_generators import to_camel
from typing_extensions import NotRequired, TypeAliasType, TypedDict

Hex = NewType("Hex", str)
T = TypeVar("T")
U = TypeVar("U")


_ADAPTERS: dict[str, TypeAdapter[Any]] = {}


def _made(type_: Any, text: str) -> Any:
    if repr(type_) not in _ADAPTERS:
        _ADAPTERS[repr(type_)] = TypeAdapter(type_)
    return _ADAPTERS[repr(type_)].validate_json(text)
"""


def kinds_of(value: Json) -> set[str]:
    """The kinds of JSON of which a value is one."""
    match value:
        case None:
            kinds = {"null"}
        case bool():
            kinds = {"boolean"}
        case int() | float():
            kinds = {"number", "integer"} if value == int(value) else {"number"}
        case str():
            kinds = {"string"}
        case _:
            kinds = set()
    return {"any", *kinds}
