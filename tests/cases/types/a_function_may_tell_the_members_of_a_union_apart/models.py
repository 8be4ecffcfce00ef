from typing import Annotated, Any, Literal

from pydantic import BaseModel, Discriminator, Tag


def kind(value: Any) -> str | None:
    if isinstance(value, dict):
        return value.get("fruit", value.get("filling"))
    return getattr(value, "fruit", getattr(value, "filling", None))


class ApplePie(BaseModel):
    minutes: int
    fruit: Literal["apple"]


class PumpkinPie(BaseModel):
    minutes: int
    filling: Literal["pumpkin"]


class Dinner(BaseModel):
    dessert: Annotated[
        Annotated[ApplePie, Tag("apple")] | Annotated[PumpkinPie, Tag("pumpkin")],
        Discriminator(kind),
    ]
