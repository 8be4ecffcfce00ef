from support.cases import Witnesses
from models import Both, Box, Everything, Labelled, User

ADA = User(name="Ada")

WITNESSES = Witnesses(
    sent={
        "Everything": [
            Everything(
                numbers=Box(1, Box(2, None)),
                users=[Box(ADA, None)],
                entry={"item": "i"},
                labelled=Labelled("l", True),
                pair=(ADA, [1]),
                both=Both[User](box=Box(ADA, None), pair=("p", ADA)),
            )
        ]
    },
    accepted={"Box<number>": (Box[int], ['{"value": 1, "next": null}'])},
    rejected={
        "Box<number>": (Box[int], ['{"value": "x", "next": null}']),
        "Entry<string>": (Everything.__annotations__["entry"], ['{"item": 1}']),
    },
)
