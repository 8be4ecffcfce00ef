from enum import Enum
from typing import Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T")


class Size(str, Enum):
    SMALL = "s"


class Page(BaseModel, Generic[T]):
    items: list[T]
