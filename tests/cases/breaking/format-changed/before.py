from datetime import date

from pydantic import BaseModel


class Order(BaseModel):
    at: str
