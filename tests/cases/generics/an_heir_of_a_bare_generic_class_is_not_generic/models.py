from typing import Generic, TypeVar

from pydantic import BaseModel, RootModel

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    items: list[T]


class Tagged(BaseModel, Generic[T]):
    tag: str


class AnyPage(Page):
    total: int


class Record(RootModel):
    root: int


class All(BaseModel):
    page: AnyPage
    record: Record
    nested: Page[Tagged[int]]
