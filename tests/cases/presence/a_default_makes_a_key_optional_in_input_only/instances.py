from support.cases import Witnesses
from models import User

WITNESSES = Witnesses(
    sent={"User": [User(name="a"), User(name="b", age=3, nick="c")]},
    accepted={"UserInput": (User, ['{"name": "a"}', '{"name": "a", "age": 1, "nick": null}'])},
    rejected={"UserInput": (User, ["{}", '{"name": 1}', '{"name": "a", "age": null}'])},
    never_sent={"User": ['{"name": "a"}', '{"name": "a", "age": 0}', '{"name": "a", "nick": null}']},
)
