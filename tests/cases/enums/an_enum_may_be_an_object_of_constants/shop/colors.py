from enum import Enum, Flag, IntEnum


class Color(str, Enum):
    """What the eye sees."""

    RED = "red"
    GREEN = "green"
    """Like grass."""


class Level(IntEnum):
    LOW = 1
    HIGH = -2


class Only(Enum):
    ONE = "one"


class Access(Flag):
    READ = 1
    WRITE = 2


Odd = Enum("Odd", {"a-b": "dash", "ok": "O'K", "1st": 1.5, "class": None, "yes": True})
