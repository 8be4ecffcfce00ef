from pydantic import BaseModel, Field


class Order(BaseModel):
    items: list[int] = Field(max_length=3)
