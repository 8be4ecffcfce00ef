from typing import Literal

from pydantic import BaseModel


class Order(BaseModel):
    stock: dict[Literal["s", "m", "l"], int]
