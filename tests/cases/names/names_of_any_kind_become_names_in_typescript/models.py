from enum import Enum
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, create_model

T = TypeVar("T")


class Größe(BaseModel):
    länge: int
    名前: str


class 変数(BaseModel):
    größe: Größe


class ﬁle(BaseModel):
    x: int


class 𐐀b(BaseModel):
    x: int


class Array(BaseModel):
    Promise: list[int]


class _Private(BaseModel):
    x: int


class eval(BaseModel):
    arguments: int


Odd = create_model("an odd-name", x=(int, ...))
Digit = create_model("404", x=(int, ...))


class A_Very_Long_Name_Of_A_Model_That_Somebody_Thought_Of_Long_Ago_And_Nobody_Dared_To_Shorten_Since(
    BaseModel
):
    x: int


class Page(BaseModel, Generic[T]):
    x: T
    model_config = ConfigDict(extra="allow")


def make():
    class Local(BaseModel):
        x: int

    return Local


Local = make()


class Holder(BaseModel):
    a: Array
    b: _Private
    c: Odd
    d: Digit
    e: A_Very_Long_Name_Of_A_Model_That_Somebody_Thought_Of_Long_Ago_And_Nobody_Dared_To_Shorten_Since
    f: Page[dict[str, list[tuple[int, Literal["a very long literal", "with spaces", "and-dashes"]] | None]]]
    g: eval
    h: Local
    i: ﬁle
    j: 𐐀b
