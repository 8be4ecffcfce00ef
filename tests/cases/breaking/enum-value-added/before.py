from enum import Enum

from pydantic import BaseModel


class State(Enum):
    OPEN = "open"
    PAID = "paid"


class Order(BaseModel):
    state: State
