from models import Narrow, Page, Pair, Shelf, Wide
from support.cases import Witnesses

PAIR = Pair[Narrow, Wide](one=Narrow(name=1), other=Wide(name="a", size=2))

WITNESSES = Witnesses(
    sent={"Shelf": [Shelf(page=Page[Narrow](items=[Narrow(name=1)]), pair=PAIR)]},
    rejected={
        "Shelf": (
            Shelf,
            ['{"page": {"items": [{}]}, "pair": {"one": {"name": 1}, "other": {"name": 1}}}'],
        )
    },
)
