from typing import Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    items: list[T]


class Node(BaseModel):
    size: int
    inner: Page["Node"] | None = None
    again: Page["Node"] | None = None
