from datetime import timedelta

from support.cases import Witnesses
from models import Camel, Pause, Range, Span

HOUR = timedelta(hours=1)
RANGE = Range(first_day=1, length=HOUR)
CAMEL = Camel.model_construct(
    one=RANGE,
    two=RANGE,
    pause=Pause(HOUR),
    pauses=[Pause(HOUR)],
    span=Span(HOUR),
    spans=[Span(HOUR)],
    length=HOUR,
    lengths=[HOUR],
)

WITNESSES = Witnesses(
    sent={"Camel": [CAMEL]},
    never_sent={"Range": ['{"first_day": 1, "length": 3600}', '{"firstDay": 1, "length": "PT1H"}']},
)
