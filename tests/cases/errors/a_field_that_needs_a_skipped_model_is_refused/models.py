from enum import Enum
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, Field, model_validator

T = TypeVar("T")


class Level(Enum):
    LOW = 1


class Hidden(BaseModel):
    a: int

    @model_validator(mode="after")
    def check(self) -> "Hidden":
        return self


class Page(BaseModel, Generic[T]):
    items: list[T]


class Cat(BaseModel):
    kind: Literal["cat"]


class Dog(BaseModel):
    kind: Literal["dog"]


class Holder(BaseModel):
    one: Hidden
    more: list[Hidden]
    level: Level | None
    page: Page[int]
    pet: Annotated[Cat | Dog, Field(discriminator="kind")]


class Heir(Hidden):
    b: int
