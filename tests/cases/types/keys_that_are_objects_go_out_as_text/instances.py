from support.cases import Witnesses
from models import Cell, Key, Mark, Name, Sheet, Spoken

WITNESSES = Witnesses(
    sent={
        "Sheet": [
            Sheet(
                values={Cell(1, 2): 3},
                keyed={Key(a=1): 2},
                marked={Mark(a=1): 2},
                named={Name("a"): 1},
                spoken={Spoken(a=1): 1},
            )
        ]
    },
    accepted={
        "SheetInput": (
            Sheet,
            ['{"values": {}, "keyed": {}, "marked": {}, "named": {"a": 1}, "spoken": {"1": 1}}'],
        )
    },
    rejected={
        "SheetInput": (
            Sheet,
            [
                '{"values": {"1,2": 1}, "keyed": {}, "marked": {}, "named": {}, "spoken": {}}',
                '{"values": {}, "keyed": {"a=1": 1}, "marked": {}, "named": {}, "spoken": {}}',
                '{"values": {}, "keyed": {}, "marked": {"a": 1}, "named": {}, "spoken": {}}',
            ],
        )
    },
)
