from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, create_model

T = TypeVar("T")


class Box(BaseModel, Generic[T]):
    a: T


class हिन्दी(BaseModel):
    a: int


Power = create_model("x²", a=(int, ...), __module__=__name__)
Snow = create_model("☃", a=(int, ...), __module__=__name__)


class Holder(BaseModel):
    area: Box[Literal["m²"]]
    power: Power
    snow: Snow
    word: हिन्दी
