from typing import Any, Generic, TypeVar

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema

T = TypeVar("T")


class Numbers(BaseModel, Generic[T]):
    items: list[T]

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        arguments = cls.__pydantic_generic_metadata__["args"]
        if arguments and arguments[0] not in (int, float):
            raise TypeError("numbers only")
        return handler(source)


class Use(BaseModel):
    counts: Numbers[int]
