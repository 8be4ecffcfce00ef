from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel
from typing_extensions import TypeAliasType

T = TypeVar("T")


@dataclass
class Pair(Generic[T]):
    left: T


Rows = TypeAliasType("Rows", list[T] | None, type_params=(T,))


class Use(BaseModel):
    pair: Pair[int]
    age: int | None
    rows: Rows[str]
