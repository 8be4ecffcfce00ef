from support.cases import Witnesses
from models import Branch, Tree
from other import Leaf

LEAF = Leaf(size=1)
TREE = Tree(leaf=LEAF, branches=[])

WITNESSES = Witnesses(
    sent={
        "Tree": [
            Tree(
                leaf=Leaf(size=2, tree=TREE),
                left=TREE,
                branches=[Branch(tree=TREE, data={"a": [1, None, "b"]})],
            )
        ],
    },
    never_sent={
        "Tree": ['{"leaf": {"size": 1, "tree": {}}, "left": null, "branches": []}'],
    },
)
