from support.cases import Witnesses
from models import Crate, Feature, Line, Map, Mark, Point

POINT = Point(x=1)
LINE = Line(ends=[POINT])

WITNESSES = Witnesses(
    sent={
        "Map": [
            Map(
                features=[Feature(shape=LINE), Feature(shape=None)],
                line=Feature[Line](shape=LINE),
                marks=[Mark(place=None), Mark(place=POINT)],
                nowhere=Mark[None](place=None),
                somewhere=Mark[Point](place=None),
                crate=Crate[str].model_validate({"box": {"item": "text"}}),
                numbers=Crate[int | None].model_validate({"box": {"item": None}}),
            )
        ],
    },
    accepted={"Crate<string>": (Crate[str], ['{"box": {"item": 1}}', '{"box": {"item": "a"}}'])},
    rejected={
        "Crate<string>": (Crate[str], ['{"box": {"item": null}}']),
        "Feature<Line>": (Feature[Line], ['{"shape": {"x": 1}}']),
        "Mark<null>": (Mark[None], ['{"place": {"x": 1}}']),
    },
)
