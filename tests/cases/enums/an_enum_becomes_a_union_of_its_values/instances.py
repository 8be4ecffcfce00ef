from support.cases import Witnesses
from models import Color, Lamp, Level

WITNESSES = Witnesses(
    sent={
        "Lamp": [Lamp(color=Color.RED, level=Level.HIGH, by_color={Color.GREEN: Level.LOW})],
        "Color": [Color.RED],
    },
    accepted={"Lamp": (Lamp, ['{"color": "red", "level": 1, "by_color": {}}'])},
    rejected={"Lamp": (Lamp, ['{"color": "RED", "level": 1, "by_color": {}}',
        '{"color": "red", "level": 3, "by_color": {}}',
        '{"color": "red", "level": 1, "by_color": {"blue": 1}}'])},
)
