from pydantic import BaseModel
from shop.orders import Order


class Customer(BaseModel):
    orders: list[Order]
