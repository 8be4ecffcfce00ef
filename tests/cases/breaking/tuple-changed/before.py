from pydantic import BaseModel


class Order(BaseModel):
    point: tuple[int, int]
