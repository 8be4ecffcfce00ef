from typing import Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T")


class Maybe(BaseModel, Generic[T]):
    value: T | None


class Box(BaseModel, Generic[T]):
    item: T


class Shelf(BaseModel, Generic[T]):
    box: Box[Maybe[T]]


class Room(BaseModel):
    numbered: Maybe[int | None]
    shelf: Shelf[str]


class Crate(BaseModel, Generic[T]):
    box: Box[Maybe[T]]
