from typing import Any

from pydantic import BaseModel, ConfigDict, Field


def explode(schema: dict[str, Any]) -> None:
    raise ValueError("no luck today")


class Whole(BaseModel):
    model_config = ConfigDict(json_schema_extra=explode)


class Part(BaseModel):
    fine: int
    bad: int = Field(json_schema_extra=explode)


class Undefined(BaseModel):
    other: "Missing"
