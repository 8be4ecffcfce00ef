from support.cases import Witnesses
from models import Box, Room, Shelf

WITNESSES = Witnesses(
    sent={
        "Room": [
            Room(
                named=Box[str](value="a"),
                numbered=Box[int | None](value=None),
                shelf=Shelf[str](box=Box[str](value=None)),
            )
        ]
    },
    never_sent={"Room": ['{"named": {"value": null}, "numbered": {}, "shelf": {"box": {}}}']},
)
