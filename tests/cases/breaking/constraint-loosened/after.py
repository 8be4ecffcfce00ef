from pydantic import BaseModel, Field


class Order(BaseModel):
    total: int = Field(ge=0)
