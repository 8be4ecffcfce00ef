from support.cases import Witnesses
from models import Pair, Use

WITNESSES = Witnesses(
    sent={"Use": [Use(pair=Pair(left=1), age=None, rows=None), Use(pair=Pair(2), age=3, rows=["a"])]},
    never_sent={
        "Use": [
            '{"pair": {"left": "a"}, "age": null, "rows": null}',
            '{"pair": {"left": 1}, "rows": null}',
            '{"pair": {"left": 1}, "age": null, "rows": [1]}',
        ]
    },
)
