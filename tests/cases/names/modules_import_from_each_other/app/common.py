from typing import Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T")


class Id(BaseModel):
    number: int


class Page(BaseModel, Generic[T]):
    items: list[T]
    first: Id
