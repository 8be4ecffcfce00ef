from pydantic import BaseModel


class User(BaseModel):
    name: str


class Member(BaseModel):
    user: User
