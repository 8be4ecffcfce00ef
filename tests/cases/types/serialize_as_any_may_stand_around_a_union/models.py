from typing import Annotated, Literal

from pydantic import BaseModel, Field, SerializeAsAny


class Pet(BaseModel):
    name: str


class Cat(BaseModel):
    kind: Literal["cat"] = "cat"


class Dog(BaseModel):
    kind: Literal["dog"] = "dog"


class Owner(BaseModel):
    pet: SerializeAsAny[Pet | None]
    either: SerializeAsAny[Pet | Cat]
    tagged: SerializeAsAny[Annotated[Cat | Dog, Field(discriminator="kind")]]
    count: SerializeAsAny[int]
