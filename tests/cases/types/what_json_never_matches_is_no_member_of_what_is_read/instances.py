from models import Order
from support.cases import Witnesses

WITNESSES = Witnesses(
    accepted={"Order": (Order, ['{"numbers": [1, 2]}'])},
    rejected={"Order": (Order, ['{"numbers": ["a"]}', '{"numbers": {}}'])},
)
