from support.cases import Witnesses
from models import Message

WITNESSES = Witnesses(
    sent={"Message": [Message(body={"a": [1, None, {"b": True}]}), Message(body=None)]},
    accepted={"Message": (Message, ['{"body": [[["x"]]]}'])},
    rejected={"Message": (Message, ["{}"])},
)
