from support.cases import Witnesses
from models import Answer, Point

WITNESSES = Witnesses(
    sent={
        "Answer": [
            Answer(point=None, points=[], anything=None, by_name={}),
            Answer(
                point=Point(x=1),
                tag="a",
                points=[Point(x=1, label="l"), None],
                anything=[1, None],
                by_name={"k": None, "l": 1},
            ),
        ]
    },
    never_sent={
        "Answer": ['{"points": [], "by_name": {}, "point": null}', '{"points": []}'],
        "Point": ['{"x": 1, "label": null}'],
    },
)
