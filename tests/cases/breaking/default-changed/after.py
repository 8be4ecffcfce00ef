from pydantic import BaseModel


class Order(BaseModel):
    size: int = 20
