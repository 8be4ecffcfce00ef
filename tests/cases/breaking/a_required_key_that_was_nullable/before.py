from pydantic import BaseModel


class Order(BaseModel):
    note: str | None = None
