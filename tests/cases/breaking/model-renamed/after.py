from pydantic import BaseModel


class Label(BaseModel):
    name: str


class Order(BaseModel):
    tag: Label
