from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, with_config
from pydantic.alias_generators import to_camel
from typing_extensions import TypeAliasType, TypedDict


class Range(TypedDict):
    first_day: int


@with_config(ConfigDict())
class Settled(TypedDict):
    first_day: int


class Plain(TypedDict):
    day: int


@dataclass
class Pause:
    length: timedelta


class Span(NamedTuple):
    length: timedelta


Length = TypeAliasType("Length", timedelta)


class Inner(TypedDict):
    day_count: int


class Outer(TypedDict):
    inner: Inner


class Camel(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, ser_json_timedelta="float")

    range: Range
    settled: Settled
    plain: Plain
    pause: Pause
    span: Span
    length: Length
    outer: Outer


class Snake(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    range: Range
    settled: Settled
    plain: Plain
    pause: Pause
    span: Span
    length: Length
    outer: Outer
