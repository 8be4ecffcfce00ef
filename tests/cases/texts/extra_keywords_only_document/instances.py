from support.cases import Witnesses
from models import Documented, Overwritten, Root, Shortened

WITNESSES = Witnesses(
    sent={
        "Shortened": [Shortened(a=1, b=2)],
        "Overwritten": [
            Overwritten(a=1, b=[1], same=1, trusted="t", nested=Documented(a=1), further=True)
        ],
        "Root": [Root(1)],
    },
    never_sent={
        "Shortened": ['{"a": 1}'],
        "Overwritten": [
            '{"a": "1", "b": [1], "same": 1, "trusted": "t", "nested": {"a": 1}}',
            '{"a": 1, "b": ["x"], "same": 1, "trusted": "t", "nested": {"a": 1}}',
        ],
        "Root": ['"1"'],
    },
)
