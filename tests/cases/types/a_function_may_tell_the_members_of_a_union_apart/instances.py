from models import ApplePie, Dinner
from support.cases import Witnesses

WITNESSES = Witnesses(
    sent={"Dinner": [Dinner(dessert=ApplePie(minutes=5, fruit="apple"))]},
    accepted={
        "Dinner": (
            Dinner,
            [
                '{"dessert": {"minutes": 5, "fruit": "apple"}}',
                '{"dessert": {"minutes": 5, "filling": "pumpkin"}}',
            ],
        )
    },
    rejected={"Dinner": (Dinner, ['{"dessert": {"minutes": "a", "fruit": "apple"}}'])},
)
