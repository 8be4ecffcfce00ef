from dataclasses import dataclass, field

from pydantic import BaseModel
from typing_extensions import NotRequired, TypedDict


@dataclass
class Size:
    """Width and height."""

    w: int
    h: int = 1


class Options(TypedDict):
    name: str
    depth: NotRequired[int]


class Window(BaseModel):
    size: Size
    options: Options
