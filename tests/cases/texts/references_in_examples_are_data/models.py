from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class User(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"examples": {"$ref": "#/$defs/User"}}]}
    )

    examples: "Other" = Field(examples=[{"$ref": "#/$defs/Nowhere"}])
    link: dict[str, str] = {"$ref": "#/$defs/User"}


class Other(BaseModel):
    value: Any = Field(default=None, examples=[{"$ref": "#/$defs/Other", "x-type-parameter": "T"}])
    count: int = 0
