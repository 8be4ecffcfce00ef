from fastapi.testclient import TestClient
from models import Ask, ClientEvent, app

from support.cases import Witnesses

client = TestClient(app)


def heard(path: str, *messages: str, answers: int) -> list[str]:
    """What a websocket answers to each message, on a connection of its own."""
    found = []
    for message in messages:
        with client.websocket_connect(path) as websocket:
            websocket.send_text(message)
            found += [websocket.receive_text() for _ in range(answers)]
    return found


DRAW, MOVE = '{"type":"draw","points":[1,2]}', '{"type":"move","x":1}'

WITNESSES = Witnesses(
    answered={
        "ServerEvent": heard("/ws/a", DRAW, MOVE, answers=2),
        "Progress": heard("/api/jobs/1", "{}", answers=1),
    },
    accepted={
        "ClientEvent": (ClientEvent, [DRAW, MOVE, '{"type":"draw"}']),
        "Ask": (Ask, ["{}"]),
    },
    rejected={"ClientEvent": (ClientEvent, ['{"points":[1]}', '{"type":"drawn"}'])},
    never_sent={"ServerEvent": ['{"type":"drawn"}', '{"type":"gone"}', "{}"], "Drawn": ["{}"]},
)
