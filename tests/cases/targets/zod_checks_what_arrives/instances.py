from datetime import datetime, timezone

from support.cases import Witnesses
from models import Circle, Colour, Level, Named, NamedAndAged, Open, Order, Square

ORDER = Order(
    id=2**60 + 1,
    pieces=5,
    code="AB7",
    word="a word",
    at=datetime(2020, 1, 2, tzinfo=timezone.utc),
    tags={"a"},
    colour=Colour.RED,
    level=Level.HIGH,
    shape=Square(side=1),
    who=NamedAndAged(name="n", age=1),
    per_colour={Colour.BLUE: 1},
    pair=(1, "a"),
    nothing=None,
    anything=[1],
    open=Open.model_validate({"label": "l", "more": 1}),
)
WITNESSES = Witnesses(
    sent={
        "Order": [
            ORDER,
            ORDER.model_copy(update={"shape": Circle(radius=1), "who": Named(name="n")}),
        ],
    },
    rejected={
        "Open": (Open, ['{"label": "l", "more": null}']),
        "Named": (Named, ['{"name": null}', "{}"]),
    },
    never_sent={"Circle": ['{"kind": "circle", "radius": 1, "more": 1}', '{"radius": 1}']},
)
