from pydantic import BaseModel


class Pos(BaseModel):
    x: int
    y: int
    z: int = 0


class Order(BaseModel):
    at: Pos
