from decimal import Decimal
from enum import Enum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field


class Unit(str, Enum):
    METRE = "m"
    FOOT = "ft"


def even(value: int) -> int:
    return value - value % 2


class Parcel(BaseModel):
    weight: int | float = Field(ge=0)
    labels: str | list[str] = Field(min_length=1)
    level: Annotated[int, AfterValidator(even), Field(lt=9)]
    price: Annotated[Decimal, BeforeValidator(lambda value: value), Field(max_digits=5)]
    parts: Annotated[dict[str, int], BeforeValidator(dict), Field(min_length=1)]
    unit: Unit = Field(max_length=2)
    axis: Annotated[Literal["up", "down"], Field(min_length=2)]
