from enum import Enum

from pydantic import BaseModel


class Ghost(BaseModel):
    a: int


Ghost.__module__ = "nowhere"


class Mood(Enum):
    GOOD = "good"


Mood.__module__ = "models.nowhere"


class Haunted(BaseModel):
    ghost: Ghost | None
    ghosts: list[Ghost]
    mood: Mood = Mood.GOOD
