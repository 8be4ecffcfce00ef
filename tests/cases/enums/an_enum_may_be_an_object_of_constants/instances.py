from support.cases import Witnesses
from models import Lamp
from shop.colors import Access, Color, Level, Odd, Only

WITNESSES = Witnesses(
    sent={
        "Lamp": [
            Lamp(
                color=Color.GREEN,
                level=Level.HIGH,
                kind=Color.RED,
                only=Only.ONE,
                access=Access.READ | Access.WRITE,
                odd=Odd["a-b"],
                by_color={Color.GREEN: Level.LOW},
            )
        ],
        "Color": [Color.RED],
        "Odd": list(Odd),
    },
    rejected={"Color": (Color, ['"RED"', "1"]), "Level": (Level, ["2"]), "Odd": (Odd, ["false"])},
)
