from models import Box, Point, Reply, Result
from support.cases import Witnesses

REPLY = Reply(
    ends=(1, 2),
    named=(1, "a"),
    text=Result[str](data="a"),
    number=Result[int, str](error="x"),
    boxes=[Box(item=Point(x=1))],
)

WITNESSES = Witnesses(
    sent={"Reply": [REPLY]},
    rejected={
        "ReplyInput": (
            Reply,
            [
                '{"ends": [1, "a"], "named": [1, "a"], "text": {}, "number": {}, "boxes": []}',
                '{"ends": [1, 2], "named": [1, 2], "text": {}, "number": {}, "boxes": []}',
                '{"ends": [1, 2], "named": [1, "a"], "text": {"error": "a"}, "number": {}, "boxes": []}',
                '{"ends": [1, 2], "named": [1, "a"], "text": {}, "number": {}, "boxes": [{"item": 1}]}',
            ],
        )
    },
)
