from models import Limits, Page
from support.cases import Witnesses

WITNESSES = Witnesses(
    sent={"Limits": [Limits()], "Page": [Page()]},
    never_sent={"Page": ['{"size": "10"}']},
)
