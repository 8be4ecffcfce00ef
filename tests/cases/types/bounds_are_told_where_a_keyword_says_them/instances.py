from support.cases import Witnesses
from models import Parcel, Unit

TEXT = (
    '{"weight": 1.5, "labels": ["a"], "level": 9, "price": "1", "parts": {"a": 1},'
    ' "unit": "ft", "axis": "up"}'
)

WITNESSES = Witnesses(
    sent={
        "Parcel": [
            Parcel(weight=0, labels="a", level=9, price="1.5", parts={"a": 1}, unit=Unit.FOOT, axis="up")
        ]
    },
    accepted={"Parcel": (Parcel, [TEXT])},
    rejected={
        "Parcel": (
            Parcel,
            [
                TEXT.replace("1.5", '"a"'),
                TEXT.replace('["a"]', "[1]"),
                TEXT.replace('"ft"', '"inch"'),
                TEXT.replace('"up"', '"left"'),
            ],
        )
    },
)
