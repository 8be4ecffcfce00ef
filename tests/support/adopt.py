"""An application whose OpenAPI document is adopted."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - a field needs it
from enum import Enum
from typing import Annotated, Generic, Literal, TypeVar
from uuid import UUID  # noqa: TC003 - a field needs it

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")

app = FastAPI(title="Shop")


class Colour(str, Enum):
    RED = "red"
    DARK_BLUE = "dark blue"


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int = Field(9, ge=0, le=9, description="How many\n\nare left")


class Dog(BaseModel):
    kind: Literal["dog"]
    name: str = Field(min_length=1, max_length=20, pattern="^[a-z]+$")


Pet = Annotated[Cat | Dog, Field(discriminator="kind")]


class Owner(BaseModel):
    """An owner."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    email: str | None = None
    born: dt.datetime
    pets: list[Pet] = Field(default_factory=list, max_length=5)
    favourite: Pet | None = None
    pet_by_name: dict[str, Pet] = {}
    colour: Colour = Colour.RED
    scores: dict[str, list[float]]
    point: tuple[float, float] = (0, 0)
    note: str | int | None = Field(None, deprecated=True, examples=["x"])
    tags: set[str] = set()
    friend: Owner | None = None
    shown: str = Field("q", alias="shown-as")


class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int


@app.post("/owners")
def add(owner: Owner) -> Owner:
    return owner


@app.get("/owners")
def find() -> Page[Owner]:
    return Page(items=[], total=0)
