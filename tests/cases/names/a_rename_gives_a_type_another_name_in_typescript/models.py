from typing import Generic, Literal, TypeVar

from pydantic import BaseModel

T = TypeVar("T")


class Circle(BaseModel):
    kind: Literal["circle"] = "circle"


class ISocketMessage(BaseModel, Generic[T]):
    data: T


class User(BaseModel):
    name: str = ""


class Team(BaseModel):
    users: list[User] = []


class Outer(BaseModel):
    class Inner(BaseModel):
        value: int

    inner: Inner


class Inbox(BaseModel):
    messages: list[ISocketMessage[Circle]]
    team: Team
    outer: Outer
