from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, Field, PlainSerializer

T = TypeVar("T")

AsText = Annotated[int, PlainSerializer(str, return_type=str)]
Positive = Annotated[int, Field(gt=0)]
Checked = Annotated[int, AfterValidator(abs)]


class Box(BaseModel, Generic[T]):
    """Stays generic."""

    value: T


class Maybe(BaseModel, Generic[T]):
    """Is not generic, since without None a key that may be None can be left out."""

    value: T | None


class Both(BaseModel, Generic[T]):
    first: Box[T | int]
    second: Box[int | T]


class Report(BaseModel):
    plain: Box[int]
    checked: Box[Checked]
    positive: Box[Positive]
    text: Box[AsText]
    nested: Box[list[AsText]]
    both: Both[str]
    nothing: Maybe[int | None]
    maybe: Maybe[int]
    maybe_checked: Maybe[Checked]
    maybe_positive: Maybe[Positive]
    maybe_numbers: Maybe[list[int]]
    maybe_texts: Maybe[list[AsText]]
    maybe_box: Maybe[Box[int]]
    maybe_box_of_text: Maybe[Box[AsText]]
