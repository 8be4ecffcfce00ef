from support.cases import Witnesses
from models import All, AnyPage, Page, Record, Tagged

WITNESSES = Witnesses(
    sent={
        "All": [
            All(
                page=AnyPage(items=[1, "a"], total=1),
                record=Record(3),
                nested=Page[Tagged[int]](items=[Tagged[int](tag="t")]),
            )
        ]
    },
    accepted={"Record": (Record, ["3"])},
    rejected={"Record": (Record, ['"3x"'])},
)
