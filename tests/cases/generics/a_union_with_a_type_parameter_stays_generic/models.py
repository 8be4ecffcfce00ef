from typing import Generic, TypeVar

from pydantic import BaseModel, RootModel


class Point(BaseModel):
    x: float


class Line(BaseModel):
    ends: list[Point]


T = TypeVar("T")
Shape = TypeVar("Shape", bound=Point | Line)
Place = TypeVar("Place", bound=Point | None)


class OrNumber(RootModel[T | int], Generic[T]):
    pass


class Box(BaseModel, Generic[T]):
    item: T


class Crate(BaseModel, Generic[T]):
    box: Box[OrNumber[T | int]]


class Feature(BaseModel, Generic[Shape]):
    shape: Shape | None


class Mark(BaseModel, Generic[Place]):
    place: Place | None


class Map(BaseModel):
    features: list[Feature]
    line: Feature[Line]
    marks: list[Mark]
    nowhere: Mark[None]
    somewhere: Mark[Point]
    crate: Crate[str]
    numbers: Crate[int | None]
