from support.cases import Witnesses
from models import Circle, Inbox, ISocketMessage, Outer, Team, User

WITNESSES = Witnesses(
    sent={
        "Inbox": [
            Inbox(
                messages=[ISocketMessage[Circle](data=Circle())],
                team=Team(users=[User()]),
                outer=Outer(inner=Outer.Inner(value=1)),
            )
        ]
    },
    accepted={
        "InboxInput": (
            Inbox,
            ['{"messages": [{"data": {}}], "team": {"users": [{}]}, "outer": {"inner": {"value": 1}}}'],
        )
    },
    rejected={
        "InboxInput": (
            Inbox,
            ['{"messages": [{"data": {}}], "team": {"users": [{}]}, "outer": {"inner": {}}}'],
        )
    },
    never_sent={"Inbox": ['{"messages": [], "team": {}, "outer": {"inner": {"value": 1}}}']},
)
