from support.cases import Witnesses
from models import Order, Part, Wood

WITNESSES = Witnesses(
    sent={"Order": [Order(), Order(part=Part(Wood(tree="ash")))]},
    accepted={
        "OrderInput": (
            Order,
            [
                "{}",
                '{"part": {"material": "metal", "grade": "steel", "carbon": 1}}',
                '{"part": {"material": "wood", "tree": "oak"}}',
            ],
        )
    },
    rejected={
        "OrderInput": (
            Order,
            [
                '{"part": {"grade": "steel", "carbon": 1}}',
                '{"part": {"tree": "oak"}}',
                '{"part": {"material": "metal", "carbon": 1}}',
            ],
        )
    },
    never_sent={"Order": ['{"part": {"material": "wood", "zinc": 1}}']},
)
