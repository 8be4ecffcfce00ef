from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel
from typing_extensions import TypeAliasType, TypedDict

T = TypeVar("T")


class Range(TypedDict):
    first_day: int
    length: timedelta


@dataclass
class Pause:
    time_span: timedelta


class Span(NamedTuple):
    length: timedelta


Length = TypeAliasType("Length", timedelta)


class Wire(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, ser_json_timedelta="float", extra="forbid")


class Camel(Wire):
    one: Range
    two: Range
    pause: Pause
    pauses: list[Pause]
    span: Span
    spans: list[Span]
    length: Length
    lengths: list[Length]


class Other(Wire):
    frozen: bool
    range: Range
    camels: list[Camel]


class Page(Wire, Generic[T]):
    item_list: list[T]


class Ranges(Page[Range]):
    pass
