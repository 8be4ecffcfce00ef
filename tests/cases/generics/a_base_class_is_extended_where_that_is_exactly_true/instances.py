from support.cases import Witnesses
from models import Alias, All, Answer, Closed, Narrowed, Point3, Redocumented, User, Users

PERSON = {"hidden": 1, "name": "n", "age": 2, "email": "e"}

WITNESSES = Witnesses(
    sent={
        "All": [
            All(
                alias=Alias(**PERSON),
                redocumented=Redocumented(hidden=1, name="n"),
                narrowed=Narrowed(hidden=1, name="a"),
                closed=Closed(hidden=1, name="c", size=1),
                users=Users(items=[User(**PERSON)], total=1),
                answer=Answer[int](hidden=1, name="n", answer=3),
                point=Point3(1, 2),
            )
        ]
    },
    accepted={"Alias": (Alias, ['{"hidden": 1, "name": "n", "age": 2, "email": "e"}'])},
    rejected={
        "Alias": (Alias, ['{"hidden": 1, "age": 2, "email": "e"}', '{"name": "n", "email": "e"}']),
        "Narrowed": (Narrowed, ['{"hidden": 1, "name": "c"}']),
        "Users": (Users, ['{"items": [], "total": "x"}', '{"items": [1], "total": 1}']),
    },
)
