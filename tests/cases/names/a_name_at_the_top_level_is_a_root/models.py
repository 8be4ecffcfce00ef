"""Named tuples, named aliases and unions with a name are declarations, as classes are."""

from typing import Annotated, Literal, NamedTuple, Optional, TypeVar, Union

from pydantic import BaseModel, Field
from typing_extensions import TypeAliasType

T = TypeVar("T")


class Circle(BaseModel):
    kind: Literal["circle"] = "circle"
    radius: float


class Square(BaseModel):
    kind: Literal["square"] = "square"
    side: float


Shape = Annotated[Union[Circle, Square], Field(discriminator="kind", description="What is drawn.")]
Token = Annotated[Union[int, str], Field(description="Either way of counting.")]
Either = Union[Circle, Square]

Id = Union[int, str]
Maybe = Optional[Circle]
Listed = Union[Circle, list[T]]
_Hidden = Union[Circle, Square]
Names = TypeAliasType("Names", dict[str, Id])


class Point(NamedTuple):
    """Where it is."""

    x: float
    y: float = 0.0


class Size(NamedTuple):
    width: float


Row = TypeAliasType("Row", tuple[T, Point], type_params=(T,))
