from support.cases import Witnesses
from models import Order

WITNESSES = Witnesses(
    sent={"Order": [Order(orderId=1, secret="s", **{"in": "x"}),
                    Order(orderId=1, secret="s", maybe=3, **{"in": "x"})]},
    accepted={"OrderInput": (Order, ['{"orderId": 1, "secret": "s", "in": "x"}'])},
    rejected={"OrderInput": (Order, ['{"order_id": 1, "secret": "s", "in": "x"}',
                                     '{"orderId": 1, "in": "x"}'])},
    never_sent={"Order": ['{"orderId": 1, "in": "x", "totalPrice": 1.5}']},
)
