from pydantic import BaseModel


class Leaf(BaseModel):
    size: int = 1


class Tree(BaseModel):
    leaf: Leaf
    children: list["Tree"]


class Plain(BaseModel):
    next: "Plain | None"
    word: str
