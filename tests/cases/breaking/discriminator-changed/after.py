from typing import Literal

from pydantic import BaseModel, Field


class Cat(BaseModel):
    kind: Literal["cat"]
    sort: Literal["cat"]


class Dog(BaseModel):
    kind: Literal["dog"]
    sort: Literal["dog"]


class Order(BaseModel):
    pet: Cat | Dog = Field(discriminator="sort")
