from datetime import datetime
from enum import Enum
from typing import Annotated, Any, Literal, Optional, Union

from pydantic import BaseModel, ConfigDict, Field


class Colour(str, Enum):
    RED = "red"
    BLUE = "blue"


class Level(int, Enum):
    LOW = 1
    HIGH = 2


class Circle(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["circle"] = "circle"
    radius: float = Field(gt=0)


class Square(BaseModel):
    kind: Literal["square"] = "square"
    side: float
    note: Optional[str] = None


class Named(BaseModel):
    name: str


class NamedAndAged(BaseModel):
    name: str
    age: int


class Open(BaseModel):
    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, int]

    label: str


class Order(BaseModel):
    id: int
    pieces: int = Field(ge=1, le=1000, multiple_of=5)
    code: str = Field(pattern=r"^[A-Z]{2}\d+$", max_length=8)
    word: str = Field(pattern=r"\bword\b")
    at: datetime
    tags: set[str] = Field(min_length=1)
    colour: Colour
    level: Level
    shape: Annotated[Union[Circle, Square], Field(discriminator="kind")]
    who: Union[Named, NamedAndAged]
    per_colour: dict[Colour, int]
    pair: tuple[int, str]
    nothing: None
    anything: Any
    open: Open
    constructor: Optional[str] = None
