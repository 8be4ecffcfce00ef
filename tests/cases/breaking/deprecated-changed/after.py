from pydantic import BaseModel, Field


class Order(BaseModel):
    size: int = Field(deprecated="use length")
