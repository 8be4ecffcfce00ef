from models import Crate, Held, Leaf, Tree, Twig
from support.cases import Witnesses

WITNESSES = Witnesses(
    sent={
        "Twig": [Twig(next=Twig(next=Leaf(size=1)))],
        "Held": [Held(item={"kind": "crate"}, name="a")],
    },
    accepted={
        "Tree": (Tree, ['{"next": {"size": 1}}', '{"size": 1}']),
        "Crate": (Crate, ['{"kind": "crate", "inner": {"item": {"kind": "crate"}, "name": ""}}']),
    },
    rejected={
        "Twig": (Twig, ['{"next": {"next": 1}}']),
        "Crate": (Crate, ['{"kind": "crate", "inner": {"item": {}, "name": ""}}']),
    },
)
