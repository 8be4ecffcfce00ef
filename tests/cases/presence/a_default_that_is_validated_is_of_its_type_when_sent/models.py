import math

from pydantic import BaseModel, ConfigDict, Field


class Limits(BaseModel):
    model_config = ConfigDict(validate_default=True)

    count: int = "3"
    counts: list[int] = ["1", "2"]
    most: float = "2.5"
    least: float = -math.inf
    usual: int = 5


class Page(BaseModel):
    size: int = Field("10", validate_default=True)
