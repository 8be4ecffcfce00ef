from pydantic import BaseModel


class string(BaseModel):
    value: str


class Date(BaseModel):
    year: int


class Record(BaseModel):
    any: dict[str, int]
    nothing: dict[str, "Date"]


class Outer(BaseModel):
    class Inner(BaseModel):
        text: string

    inner: Inner
