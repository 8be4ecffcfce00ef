from __future__ import annotations

from typing import Optional

from pydantic import BaseModel


class Forest(BaseModel):
    leaf: Leaf


class Leaf(BaseModel):
    size: float
    tree: Optional[Tree] = None


from models import Tree  # noqa: E402 - the circle of modules is what the case is about
