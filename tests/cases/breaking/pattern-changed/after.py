from pydantic import BaseModel, Field


class Order(BaseModel):
    code: str = Field(pattern="^[0-9]+$")
