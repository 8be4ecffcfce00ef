from pydantic import BaseModel


class Base(BaseModel):
    id: int


class Order(Base):
    total: int
