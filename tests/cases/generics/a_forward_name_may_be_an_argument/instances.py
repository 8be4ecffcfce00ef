from models import Deep, Holder, Is, Item, Link, Node, Not, Page, Product, Rule, Tree, Wrap
from support.cases import Witnesses

ELEMENT = Product.model_fields["related"].annotation.__args__[0]

WITNESSES = Witnesses(
    sent={
        "Node": [Node(children=Page["Node"](items=[Node()]))],
        "Tree": [Tree.model_validate({"items": [{"items": []}]})],
        "Holder<Item>": [Holder[Item](item=Item(id=1), deep=Wrap(Wrap(1)))],
        "Rule": [Rule.model_validate({"expression": {"negated": {"negated": {"name": "a"}}}})],
        "Product": [Product(related=[ELEMENT(id="a", target=ELEMENT(id="b"))])],
    },
    accepted={
        "NodeInput": (Node, ['{"children": {"items": [{}]}}']),
        "Deep": (Deep, ["1", '{"inner": {"inner": 1}}']),
        "ProductInput": (Product, ['{"related": [{"id": "a", "target": {"id": "b"}}]}']),
    },
    rejected={
        "NodeInput": (Node, ['{"children": {"items": [1]}}']),
        "Deep": (Deep, ['"a"', '{"inner": {"inner": "a"}}']),
        "Rule": (Rule, ['{"expression": {"negated": 1}}']),
        "ProductInput": (Product, ['{"related": [{"id": "a", "target": {"name": "b"}}]}']),
    },
)
