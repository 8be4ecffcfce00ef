from math import inf, nan

from pydantic import BaseModel, ConfigDict


class Limits(BaseModel):
    low: float = -inf
    high: float = inf
    steps: list[float] = [0.5, nan]
    named: dict[str, list[float]] = {"a": [inf]}
    usual: float = 0.5


class Spelled(BaseModel):
    model_config = ConfigDict(ser_json_inf_nan="strings")

    high: float = inf
