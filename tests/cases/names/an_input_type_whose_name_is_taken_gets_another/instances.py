from support.cases import Witnesses
from models import User, UserInput

WITNESSES = Witnesses(
    sent={"User": [User()], "UserInput": [UserInput()]},
    accepted={"UserInputInput": (UserInput, ["{}", '{"name": "a"}'])},
    never_sent={"User": ["{}"], "UserInput": ["{}", '{"name": 1}']},
)
