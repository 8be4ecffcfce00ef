from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from pydantic import BaseModel, Field, computed_field
from typing_extensions import TypedDict, deprecated


@deprecated("use Shape")
class Kind(Enum):
    """What it is."""

    A = "a"


@deprecated("use New", category=None)
class Old(BaseModel):
    x: int = Field(deprecated="use y")
    y: Annotated[int, deprecated("use z,\nnot x */")]
    z: int = Field(deprecated=True)

    @computed_field(deprecated="use x")
    def w(self) -> int:
        return self.x


class Heir(Old):
    pass


@deprecated("use Old")
@dataclass
class Point:
    x: Annotated[int, Field(deprecated="use y")]


@deprecated("")
class Options(TypedDict):
    x: Annotated[int, deprecated("use y")]
