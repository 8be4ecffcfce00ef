from __future__ import annotations

from typing import Generic, Optional, TypeVar, Union

from pydantic import BaseModel, Field

T = TypeVar("T")
K = TypeVar("K")


class User(BaseModel):
    name: str


U = TypeVar("U", bound=User)


class Page(BaseModel, Generic[T]):
    items: list[T] = Field(max_length=100)
    next: Optional[Page[T]]


class Entry(BaseModel, Generic[K, U]):
    key: K
    owner: U


class Directory(BaseModel):
    users: Page[User]
    counts: Page[int]
    entry: Entry[Union[int, str], User]
