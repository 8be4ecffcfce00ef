from support.cases import Witnesses
from models import Checked, Mark

WITNESSES = Witnesses(
    sent={"Spot": [Checked(x=1)], "Mark": [Mark(y=1)]},
    never_sent={"Spot": ['{"x": "a"}'], "Mark": ["{}"]},
)
