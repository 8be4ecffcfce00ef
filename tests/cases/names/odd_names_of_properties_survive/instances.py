from support.cases import Witnesses
from models import Odd

NAMES = ["a-b", "", "1e3", "__proto__", "constructor", "new", 'say "hi"', "a\nb", "größe", "😀"]
GOOD = Odd.model_validate(dict.fromkeys(NAMES, 1))

WITNESSES = Witnesses(sent={"Odd": [GOOD]}, never_sent={"Odd": ["{}"]})
