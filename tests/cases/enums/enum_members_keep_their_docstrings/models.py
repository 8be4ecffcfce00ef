from enum import Enum, IntEnum
from typing import Literal

from pydantic import BaseModel


class Color(str, Enum):
    """A color."""

    RED = "red"
    """Like blood.

    Or roses.
    """

    GREEN = "green"
    BLUE: Literal["blue"] = "blue"
    "Like the sky."

    def shade(self) -> str:
        """Not of a member."""
        return self.value


class Level(IntEnum):
    def __new__(cls, value: int, doc: str) -> "Level":
        member = int.__new__(cls, value)
        member._value_ = value
        member.__doc__ = doc
        return member

    LOW = 1, "Nearly nothing."
    HIGH = 2, "Nearly all."


Plain = Enum("Plain", {"A": "a", "B": "b"})


class Paint(BaseModel):
    class Finish(Enum):
        MATT = "matt"
        """Without gloss."""
        GLOSS = "gloss"

    color: Color
    level: Level
    plain: Plain
    finish: Finish
