from typing import Literal

from pydantic import BaseModel


class Order(BaseModel):
    flag: Literal[True, False]
