from support.cases import Witnesses
from models import Customer
from shop.orders import Order
from shop.stock import Page, Size

WITNESSES = Witnesses(
    sent={"Customer": [Customer(orders=[Order(sizes=Page[Size](items=[Size.SMALL]))])]},
    rejected={"Customer": (Customer, ['{"orders": [{"sizes": {"items": ["m"]}}]}'])},
)
