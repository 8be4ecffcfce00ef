from support.cases import Witnesses
from models import Closed, Counts, Empty, Open

WITNESSES = Witnesses(
    sent={"Open": [Open(name="a", more=[1])], "Counts": [Counts(total=1, a=2)], "Empty": [Empty()]},
    accepted={"Open": (Open, ['{"name": "a", "x": null}'])},
    rejected={"Open": (Open, ['{"x": 1}']), "Counts": (Counts, ['{"total": 1, "a": "b"}']),
              "Closed": (Closed, ['{"name": "a", "x": 1}'])},
    never_sent={"Empty": ["1"]},
)
