from pydantic import BaseModel, Field


class Order(BaseModel):
    note: str = Field(max_length=5)
