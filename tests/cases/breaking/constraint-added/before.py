from pydantic import BaseModel, Field


class Order(BaseModel):
    note: str
