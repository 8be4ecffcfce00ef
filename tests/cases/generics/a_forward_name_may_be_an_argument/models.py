from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, RootModel
from typing_extensions import Self, TypeAliasType

T = TypeVar("T")
I = TypeVar("I", bound="Item")


class Page(BaseModel, Generic[T]):
    items: list[T]


class Node(BaseModel):
    children: Page["Node"] | None = None


class Tree(RootModel[Page["Tree"]]):
    pass


@dataclass
class Wrap(Generic[T]):
    inner: T


Deep = TypeAliasType("Deep", int | Wrap["Deep"])


class Item(BaseModel):
    id: int


class Holder(BaseModel, Generic[I]):
    item: I
    deep: Deep


class Not(BaseModel, Generic[T]):
    negated: T


class Is(BaseModel):
    name: str


class Rule(BaseModel):
    expression: "Expression"


Expression = Not["Expression"] | Is


class Link(BaseModel, Generic[T]):
    id: str
    target: T | None = None


class Product(BaseModel):
    related: list[Link[Self]]
