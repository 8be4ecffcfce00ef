from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class Nothing(BaseModel):
    pass


class _Hidden(Nothing):
    hidden: int


class Named(_Hidden):
    """Anything with a name."""

    name: str = Field(description="As it is called.")


class Page(BaseModel, Generic[T]):
    items: list[T]


class Aged(BaseModel):
    age: int


class User(Named, Aged):
    email: str


class Alias(User):
    pass


class Redocumented(Named):
    name: str = Field(description="As it is called here.")


class Narrowed(Named):
    name: Literal["a", "b"]


class Closed(Named):
    model_config = ConfigDict(extra="forbid")

    size: int


class Users(Page[User]):
    total: int


class Answer(Named, Generic[T]):
    answer: T


@dataclass
class Point:
    x: int


@dataclass
class Point3(Point):
    z: int


class All(BaseModel):
    alias: Alias
    redocumented: Redocumented
    narrowed: Narrowed
    closed: Closed
    users: Users
    answer: Answer[int]
    point: Point3
