from typing import Generic, TypeVar

from pydantic import BaseModel


class User(BaseModel):
    name: str


class Admin(User):
    rights: list[str]


U = TypeVar("U", bound=User)
N = TypeVar("N", int, str)


class Team(BaseModel, Generic[U, N]):
    lead: U
    number: N


class Company(BaseModel):
    team: Team[Admin, int]
    any_team: Team
