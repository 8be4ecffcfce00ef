from enum import Enum

from pydantic import BaseModel


class State(Enum):
    OPEN = "open"
    PAID = "paid"
    SENT = "sent"


class Order(BaseModel):
    state: State
