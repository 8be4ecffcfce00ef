from typing import Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T")
U = TypeVar("U")


class Page(BaseModel, Generic[T, U]):
    items: list[T]
    next: U | None = None


class Order(BaseModel):
    pages: Page[int, str]
