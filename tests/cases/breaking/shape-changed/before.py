from typing import Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T", bound=int)


class Box(BaseModel, Generic[T]):
    held: T
