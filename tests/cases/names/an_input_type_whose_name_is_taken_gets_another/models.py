from pydantic import BaseModel


class User(BaseModel):
    age: int = 0


class UserInput(BaseModel):
    name: str = ""


class UserAsInput(BaseModel):
    id: int
