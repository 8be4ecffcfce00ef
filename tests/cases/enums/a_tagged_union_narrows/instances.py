from support.cases import Witnesses
from models import Circle, Drawing, Square

WITNESSES = Witnesses(
    sent={"Drawing": [Drawing(shape=Circle(radius=1)), Drawing(shape=Square(side=2))]},
    never_sent={"Drawing": ['{"shape": {"radius": 1}}', '{"shape": {"kind": "oval", "radius": 1}}']},
)
