from typing import Generic, TypeVar

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)


class Named(BaseModel):
    name: str | int


N = TypeVar("N", bound=Named)
K = TypeVar("K", bound=Named)


class Narrow(Named):
    name: int


class Wide(Named):
    size: float


class Page(BaseModel, Generic[M]):
    items: list[M]


class Pair(BaseModel, Generic[N, K]):
    one: N
    other: K


class Shelf(BaseModel):
    page: Page[Narrow]
    pair: Pair[Narrow, Wide]
