from typing import Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T")


class Box(BaseModel, Generic[T]):
    value: T | None


class Shelf(BaseModel, Generic[T]):
    box: Box[T]


class Room(BaseModel):
    named: Box[str]
    numbered: Box[int | None]
    shelf: Shelf[str]
