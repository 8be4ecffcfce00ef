from support.cases import Witnesses
from models import Box

GOOD = Box(pair=(1, "a"), many=(1, 2), nothing=(), either=[1, "a"], table={"k": [True]},
           numbered={1: "a"}, unique={"u"}, bare={"a": None})

WITNESSES = Witnesses(
    sent={"Box": [GOOD]},
    accepted={"Box": (Box, [GOOD.model_dump_json()])},
    rejected={"Box": (Box, [
        GOOD.model_dump_json().replace('[1,"a"]', '["a",1]', 1),
        GOOD.model_dump_json().replace('[1,"a"]', '[1]', 1),
        GOOD.model_dump_json().replace('[1,"a"]', '[1,"a",2]', 1),
        GOOD.model_dump_json().replace('"nothing":[]', '"nothing":[1]'),
    ])},
)
