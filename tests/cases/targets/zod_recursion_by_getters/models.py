from __future__ import annotations

from typing import Optional, Union

from pydantic import BaseModel
from typing_extensions import TypeAliasType

Json = TypeAliasType("Json", "Union[dict[str, Json], list[Json], str, float, bool, None]")


class Tree(BaseModel):
    leaf: Leaf
    left: Optional[Tree] = None
    branches: list[Branch]


class Branch(BaseModel):
    tree: Tree
    data: Json


from other import Leaf  # noqa: E402 - the circle of modules is what the case is about
