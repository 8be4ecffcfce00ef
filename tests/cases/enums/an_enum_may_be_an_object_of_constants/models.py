from typing import Literal

from pydantic import BaseModel
from shop.colors import Access, Color, Level, Odd, Only


class Lamp(BaseModel):
    color: Color
    level: Level
    kind: Literal[Color.RED]
    only: Only
    access: Access
    odd: Odd
    by_color: dict[Color, Level]
