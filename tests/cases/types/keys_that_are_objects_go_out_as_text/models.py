from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import BaseModel, RootModel, model_validator


class Cell(NamedTuple):
    row: int
    col: int


class Key(BaseModel, frozen=True):
    a: int


@dataclass(frozen=True)
class Mark:
    a: int


class Name(RootModel[str], frozen=True):
    pass


class Spoken(BaseModel, frozen=True):
    a: int

    @model_validator(mode="before")
    @classmethod
    def read(cls, value: Any) -> Any:
        return {"a": int(value)} if isinstance(value, str) else value


class Sheet(BaseModel):
    values: dict[Cell, float]
    keyed: dict[Key, float]
    marked: dict[Mark, float]
    named: dict[Name, float]
    spoken: dict[Spoken, float]
