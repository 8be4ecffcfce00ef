from pydantic import BaseModel


class Base(BaseModel):
    id: int


class Order(BaseModel):
    id: int
    total: int
