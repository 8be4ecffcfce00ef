from typing import Any

from pydantic import BaseModel, ConfigDict


class Open(BaseModel):
    model_config = ConfigDict(extra="allow")

    name: str


class Counts(BaseModel):
    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, int]

    total: int


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str


class Empty(BaseModel):
    pass
