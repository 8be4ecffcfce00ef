from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, field_serializer, model_serializer
from pydantic.functional_serializers import SerializerFunctionWrapHandler
from typing_extensions import TypedDict

T = TypeVar("T")


class Slim(BaseModel):
    """Without the keys that are None."""

    model_config = ConfigDict(extra="forbid")

    name: str
    size: float | None = None
    owner: "Owner"

    @model_serializer(mode="wrap")
    def drop_none(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {key: value for key, value in handler(self).items() if value is not None}


class Owner(BaseModel):
    id: int = Field(serialization_alias="ownerId")
    price: Decimal

    @field_serializer("id")
    def write_id(self, value: int) -> str:
        return f"#{value}"

    @model_serializer
    def write(self) -> dict:
        return {"id": self.id, "price": self.price, "more": True}


class Box(BaseModel, Generic[T]):
    held: T

    @model_serializer(mode="wrap")
    def write(self, handler: SerializerFunctionWrapHandler) -> Mapping[str, object]:
        return handler(self)


class Boxes(BaseModel):
    numbers: Box[int]
    texts: Box[str]


@dataclass
class Point:
    x: int
    y: int

    @model_serializer
    def write(self) -> dict[str, Any]:
        return {"x": self.x}


class Precise(TypedDict):
    id: int


class Told(BaseModel):
    a: str

    @model_serializer
    def write(self) -> Precise:
        return {"id": 1}


class Text(BaseModel):
    a: str

    @model_serializer
    def write(self) -> str:
        return self.a


class Counts(BaseModel):
    a: int

    @model_serializer
    def write(self) -> dict[str, int]:
        return {"a": self.a}
