from pydantic import BaseModel


class Tag(BaseModel):
    name: str


class Order(BaseModel):
    tag: Tag
