from enum import Enum, IntEnum

from pydantic import BaseModel


class Color(str, Enum):
    """What the eye sees."""

    RED = "red"
    GREEN = "green"
    CRIMSON = "red"  # another name of RED, and no member of its own


class Level(IntEnum):
    LOW = 1
    HIGH = -2


class Lamp(BaseModel):
    color: Color
    level: Level
    by_color: dict[Color, Level]
