from typing import Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T", bound=str)


class Box(BaseModel, Generic[T]):
    held: T
