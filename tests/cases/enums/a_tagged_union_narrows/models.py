from typing import Annotated, Literal, Union

from pydantic import BaseModel, Field


class Circle(BaseModel):
    kind: Literal["circle"] = "circle"
    radius: float


class Square(BaseModel):
    kind: Literal["square"] = "square"
    side: float


class Drawing(BaseModel):
    shape: Annotated[Union[Circle, Square], Field(discriminator="kind")]
