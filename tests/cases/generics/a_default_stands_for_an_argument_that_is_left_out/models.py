from typing import Generic

from pydantic import BaseModel
from typing_extensions import TypeAliasType, TypeVar

A = TypeVar("A")
Same = TypeVar("Same", default=A)
Nothing = TypeVar("Nothing", default=None)
Later = TypeVar("Later", default="Point")

Pair = TypeAliasType("Pair", tuple[A, Same], type_params=(A, Same))


class Result(BaseModel, Generic[A, Nothing]):
    data: A | None = None
    error: Nothing | None = None


class Box(BaseModel, Generic[Later]):
    item: Later


class Point(BaseModel):
    x: int


class Reply(BaseModel):
    ends: Pair[int]
    named: Pair[int, str]
    text: Result[str]
    number: Result[int, str]
    boxes: list[Box]
