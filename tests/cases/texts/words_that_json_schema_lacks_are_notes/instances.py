from support.cases import Witnesses
from models import Form

WITNESSES = Witnesses(
    sent={"Form": [Form(note="a", within=1, sizes=[1], ours="b")]},
    never_sent={"Form": ['{"note": 1, "within": "P1D", "sizes": [1], "ours": "b"}']},
)
