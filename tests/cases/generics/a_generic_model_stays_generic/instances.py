from support.cases import Witnesses
from models import Everything, Page, Pair, Reply, Scores, User

ADA = User(name="Ada")

WITNESSES = Witnesses(
    sent={
        "Everything": [
            Everything(
                users=Page[User](items=[ADA], next=Page[User](items=[], next=None)),
                letters={"items": ["a"], "next": None},
                reply=Reply[list[User]](
                    page=Page[list[User]](items=[[ADA]], next=None),
                    both=Pair[list[User], int](key=[ADA], values={"k": 1}),
                ),
                scores=Scores(key=ADA, values={"a": 0.5}, owner=ADA),
            )
        ],
        "Page<number>": [Page[int](items=[1], next=None)],
    },
    never_sent={
        "Page<number>": ['{"items": ["1"], "next": null}'],
        "Reply<string>": ['{"page": {"items": [], "next": null}, "both": {"key": 1, "values": {}}}'],
    },
)
