from pydantic import BaseModel
from typing_extensions import TypeAliasType


class Third(BaseModel):
    x: int


First = TypeAliasType("First", "Second")
Second = TypeAliasType("Second", "First | Third")
Deep = TypeAliasType("Deep", "list[Deep] | None")


class Use(BaseModel):
    first: First
    deep: Deep
