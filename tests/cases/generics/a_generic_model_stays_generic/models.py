from typing import Generic, Literal, TypeVar

from pydantic import BaseModel

T = TypeVar("T")
K = TypeVar("K")


class User(BaseModel):
    name: str


class Page(BaseModel, Generic[T]):
    """One page of a list."""

    items: list[T]
    next: "Page[T] | None"


class Pair(BaseModel, Generic[K, T]):
    key: K
    values: dict[str, T]


class Reply(BaseModel, Generic[T]):
    page: Page[T]
    both: Pair[T, int]


class Scores(Pair[User, float]):
    owner: User


class Everything(BaseModel):
    users: Page[User]
    letters: Page[Literal["a", "b"]]
    reply: Reply[list[User]]
    scores: Scores
