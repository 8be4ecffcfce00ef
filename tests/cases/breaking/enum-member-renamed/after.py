from enum import Enum

from pydantic import BaseModel


class State(Enum):
    OPEN = "open"
    SETTLED = "paid"


class Order(BaseModel):
    state: State
