from pydantic import BaseModel
from shop.stock import Page, Size


class Order(BaseModel):
    sizes: Page[Size]
