from pydantic import BaseModel, Field


class Order(BaseModel):
    size: int = Field(description="In pixels.")
