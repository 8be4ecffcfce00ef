from dataclasses import dataclass
from typing import Generic, Optional, TypeVar

from pydantic import BaseModel
from typing_extensions import NamedTuple, TypeAliasType, TypedDict

K = TypeVar("K")
T = TypeVar("T")


class User(BaseModel):
    name: str


@dataclass
class Box(Generic[T]):
    """Holds one thing, and perhaps another box."""

    value: T
    next: "Optional[Box[T]]"


class Entry(TypedDict, Generic[T]):
    item: T


class Labelled(NamedTuple, Generic[T]):
    label: str
    value: T


Pair = TypeAliasType("Pair", tuple[K, T], type_params=(K, T))


class Both(BaseModel, Generic[T]):
    box: Box[T]
    pair: Pair[str, T]


class Everything(BaseModel):
    numbers: Box[int]
    users: list[Box[User]]
    entry: Entry[str]
    labelled: Labelled[bool]
    pair: Pair[User, list[int]]
    both: Both[User]
