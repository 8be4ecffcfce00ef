from pydantic import BaseModel


class Base(BaseModel):
    id: int


class User(Base):
    name: str


class InternalAudit(User):
    secret: complex


class InternalNote(BaseModel):
    text: str
