from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel
from typing_extensions import TypedDict


class Range(TypedDict):
    first_day: int


class Camel(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel)

    one: Range
    two: Range


class Snake(BaseModel):
    one: Range
    two: Range


class Around(BaseModel):
    camel: Camel
    snake: Snake
