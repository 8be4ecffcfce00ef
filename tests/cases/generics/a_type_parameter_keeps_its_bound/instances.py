from support.cases import Witnesses
from models import Admin, Company, Team, User

LEAD = Admin(name="a", rights=[])

WITNESSES = Witnesses(
    sent={
        "Company": [
            Company(
                team=Team[Admin, int](lead=LEAD, number=1),
                any_team={"lead": User(name="b"), "number": "x"},
            )
        ],
        "Team<Admin, number>": [Team[Admin, int](lead=LEAD, number=1)],
    },
    never_sent={"Team<Admin, number>": ['{"lead": {"name": "a"}, "number": 1}']},
)
