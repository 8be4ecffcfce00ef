from support.cases import Witnesses
from models import Box, Maybe, Room, Shelf

SHELF = Shelf[str](box=Box[Maybe[str]](item=Maybe[str](value="v")))

WITNESSES = Witnesses(
    sent={"Room": [Room(numbered=Maybe[int | None](value=None), shelf=SHELF)]},
    never_sent={
        "Room": [
            '{"numbered": {"value": 1}, "shelf": {"box": {"item": {"value": 2}}}}',
            '{"numbered": {"value": null}, "shelf": {"box": {"item": {}}}}',
        ]
    },
)
