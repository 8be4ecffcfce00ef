from typing import Union

from support.cases import Witnesses
from models import Directory, Entry, Page, User

ADA = User(name="Ada")

WITNESSES = Witnesses(
    sent={
        "Directory": [
            Directory(
                users=Page[User](items=[ADA], next=Page[User](items=[], next=None)),
                counts=Page[int](items=[1], next=None),
                entry=Entry[Union[int, str], User](key="k", owner=ADA),
            )
        ],
        "Page<number>": [Page[int](items=[1], next=Page[int](items=[2], next=None))],
    },
    never_sent={
        "Page<number>": ['{"items": ["a"], "next": null}', '{"items": [], "next": {}}'],
        "Entry<string, User>": ['{"key": 1, "owner": {"name": "n"}}'],
    },
)
