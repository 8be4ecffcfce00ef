from support.cases import Witnesses
from models import Circle, Either, Names, Point, Row, Shape, Square, Token

WITNESSES = Witnesses(
    sent={
        "Shape": [Circle(radius=1), Square(side=2)],
        "Either": [Circle(radius=1), Square(side=2)],
        "Token": [1, "one"],
        "Point": [Point(1, 2), Point(1)],
        "Names": [{"a": 1, "b": "two"}, {}],
    },
    accepted={
        "ShapeInput": (Shape, ['{"kind": "circle", "radius": 1}']),
        "EitherInput": (Either, ['{"radius": 1}', '{"side": 2}']),
        "Token": (Token, ["1", '"one"']),
        "PointInput": (Point, ["[1, 2]", "[1]"]),
        "Names": (Names, ['{"a": 1}']),
        "RowInput<string>": (Row[str], ['["a", [1]]']),
    },
    rejected={
        "ShapeInput": (Shape, ['{"radius": 1}', '{"kind": "oval", "radius": 1}']),
        "EitherInput": (Either, ["{}", "null"]),
        "Token": (Token, ["null", "[]"]),
        "PointInput": (Point, ["[]", "[1, 2, 3]"]),
        "Names": (Names, ['{"a": null}', "[]"]),
    },
    never_sent={"Shape": ['{"radius": 1}'], "Point": ["[1]", "[1, 2, 3]"], "Token": ["true"]},
)
