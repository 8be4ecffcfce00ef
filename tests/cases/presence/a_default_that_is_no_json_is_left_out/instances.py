from models import Limits, Spelled
from support.cases import Witnesses

WITNESSES = Witnesses(
    sent={"Limits": [Limits(), Limits(low=0.5, high=1)], "Spelled": [Spelled()]},
    rejected={"LimitsInput": (Limits, ['{"low": null}', '{"steps": [null]}'])},
    never_sent={"Limits": ['{"low": 0, "high": 1, "steps": [], "named": {}, "usual": null}']},
)
