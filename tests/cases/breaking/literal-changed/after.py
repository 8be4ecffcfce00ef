from typing import Literal

from pydantic import BaseModel


class Order(BaseModel):
    kind: Literal["purchase"]
