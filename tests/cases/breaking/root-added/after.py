from pydantic import BaseModel


class A(BaseModel):
    x: int


class B(BaseModel):
    y: int
