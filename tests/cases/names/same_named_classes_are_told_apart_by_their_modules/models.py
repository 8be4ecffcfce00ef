from pydantic import BaseModel

import shop.orders
import shop.stock


class Report(BaseModel):
    ordered: list[shop.orders.Item]
    stored: list[shop.stock.Item]
