from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema
from typing_extensions import TypeAliasType

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    items: list[T]
    first: "Numbers | None" = None


Numbers = TypeAliasType("Numbers", "Page[int]")


class Book(BaseModel):
    numbers: Numbers


class Holder(BaseModel):
    endless: "Endless[int]"


@dataclass
class Endless(Generic[T]):
    item: T
    inner: "Endless[list[T]] | None"


class Raising:
    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        raise LookupError("no schema today")


@dataclass
class Raises:
    it: Raising
