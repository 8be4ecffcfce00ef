from support.cases import Witnesses
from models import Maybe, Note, Tags

WITNESSES = Witnesses(
    sent={"Note": [Note(tags=Tags(["a"]), maybe=Maybe(None), any=1)], "Tags": [Tags([])]},
    never_sent={"Note": ['{"tags": ["a"], "any": 1}'], "Tags": ["{}"]},
)
