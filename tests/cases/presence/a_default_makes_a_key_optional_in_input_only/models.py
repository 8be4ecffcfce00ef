from pydantic import BaseModel


class User(BaseModel):
    """A person."""

    name: str
    age: int = 0
    nick: str | None = None
