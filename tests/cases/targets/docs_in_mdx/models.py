"""A small shop: a page for a site that is made from MDX."""

from enum import Enum

from pydantic import BaseModel, Field


class Colour(str, Enum):
    """What a thing looks like."""

    RED = "red"
    """Like a `rose`."""

    GREEN = "green"


class Part(BaseModel):
    """A part, which may have parts itself."""

    name: str = Field(min_length=1, pattern="^[a-z|]+$")
    parts: list["Part"] = []


class Thing(BaseModel):
    """Something to sell.

    It consists of `Part`s, and comes in each `Colour`.
    """

    id: int = Field(description="Unlike that of any other thing", gt=0, examples=[7])
    colour: Colour = Colour.RED
    parts: dict[str, Part] | None = Field(
        default=None,
        description="What it consists of\n\n:::info\nIn order of {name} < 3.\n:::",
    )
    price: float | None = Field(default=None, ge=0, le=1, deprecated=True)
    weight: float | None = Field(default=None, deprecated="use those of `parts`,\neach a `Part`")
