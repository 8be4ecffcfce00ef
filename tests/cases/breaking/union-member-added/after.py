from typing import Literal

from pydantic import BaseModel, Field


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int


class Dog(BaseModel):
    kind: Literal["dog"]
    name: str


class Fish(BaseModel):
    kind: Literal["fish"]
    depth: int


class Order(BaseModel):
    pet: Cat | Dog | Fish = Field(discriminator="kind")
