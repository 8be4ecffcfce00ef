from support.cases import Witnesses
from models import Box, Boxes, Counts, Owner, Point, Slim, Text, Told

owner = Owner(id=1, price="1.5")

WITNESSES = Witnesses(
    sent={
        "Slim": [Slim(name="a", owner=owner), Slim(name="a", size=1.5, owner=owner)],
        "Owner": [owner],
        "Box<number>": [Box[int](held=1)],
        "Boxes": [Boxes(numbers=Box[int](held=1), texts=Box[str](held="a"))],
        "Point": [Point(x=1, y=2)],
        "Told": [Told(a="a")],
        "Text": [Text(a="a")],
        "Counts": [Counts(a=1)],
    },
    accepted={"SlimInput": (Slim, ['{"name": "a", "owner": {"id": 1, "price": "1.5"}}'])},
    rejected={"SlimInput": (Slim, ['{"name": "a"}'])},
    never_sent={
        "Slim": ['{"name": 1}', '{"owner": {"price": 1}}'],
        "Box<number>": ['{"held": "a"}'],
        "Boxes": ['{"numbers": {"held": "a"}}'],
        "Told": ['{"a": "a"}'],
        "Text": ['{"a": "a"}'],
        "Counts": ['{"a": "a"}'],
    },
)
