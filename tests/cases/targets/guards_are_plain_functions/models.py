from __future__ import annotations

from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, Field

Result = TypeVar("Result")
v = TypeVar("v")


class Tag(BaseModel):
    kind: Literal["tag"]
    name: Annotated[str, Field(max_length=3, pattern="^[a-z]+$")]
    inner: list[Tag]


class Answer(BaseModel, Generic[Result, v]):
    result: Result
    by_name: dict[str, v]


class Page(BaseModel):
    answer: Answer[Tag, int] | None
    place: tuple[int, str]
