from pydantic import BaseModel, ConfigDict


class Order(BaseModel):
    id: int
