from pydantic import BaseModel


class Tag(BaseModel):
    name: str


class Order(BaseModel):
    id: int
    tag: Tag | None = None
