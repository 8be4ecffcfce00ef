from models import Doc
from support.cases import Witnesses

TEXT = '{"id": "a", "number": "1", "stated": "b"}'

WITNESSES = Witnesses(
    sent={"Doc": [Doc.model_validate_json(TEXT)]},
    accepted={"DocInput": (Doc, [TEXT])},
    rejected={"DocInput": (Doc, ['{"id": 1, "number": "1", "stated": "b"}'])},
)
