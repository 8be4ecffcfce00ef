from collections.abc import Callable
from typing import Annotated, Any

import shop.parts
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

VECTOR = {"x-ts-type": "Vector3", "x-ts-import": "three"}


class Colour(BaseModel):
    model_config = ConfigDict(json_schema_extra={"x-ts-type": "Color", "x-ts-import": "three"})

    hex: str


class Scene(BaseModel):
    position: tuple[float, float, float] = Field(json_schema_extra=VECTOR)
    colours: list[Colour]
    on_click: Annotated[Callable[[], None], WithJsonSchema({"x-ts-type": "Intl.Collator"})]
    part: shop.parts.Part
