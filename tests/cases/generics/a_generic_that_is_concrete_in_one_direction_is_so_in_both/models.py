"""Without null, `Box[None]` is no `Box<T>` in what is sent; `Shelf` shows a box only in input."""

from typing import Generic, TypeVar

from pydantic import BaseModel, Field

T = TypeVar("T")


class Box(BaseModel, Generic[T]):
    item: T


class Empty(BaseModel):
    box: Box[None]


class Shelf(BaseModel, Generic[T]):
    box: Box[T] = Field(exclude=True)
