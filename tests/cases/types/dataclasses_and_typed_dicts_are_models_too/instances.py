from support.cases import Witnesses
from models import Options, Size, Window

WITNESSES = Witnesses(
    sent={"Window": [Window(size=Size(1), options={"name": "a"})]},
    accepted={"WindowInput": (Window, ['{"size": {"w": 1}, "options": {"name": "a", "depth": 2}}'])},
    rejected={"WindowInput": (Window, ['{"size": {}, "options": {"name": "a"}}',
                                       '{"size": {"w": 1}, "options": {}}'])},
    never_sent={"Window": ['{"size": {"w": 1}, "options": {"name": "a"}}']},
)
