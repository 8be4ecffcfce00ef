from support.cases import Witnesses
from models import Leaf, Plain, Tree

WITNESSES = Witnesses(
    sent={"Tree": [Tree(leaf=Leaf(), children=[Tree(leaf=Leaf(), children=[])])],
          "Plain": [Plain(next=Plain(next=None, word="a"), word="b")]},
    accepted={"TreeInput": (Tree, ['{"leaf": {}, "children": []}']),
              "Plain": (Plain, ['{"next": null, "word": "w"}'])},
    rejected={"TreeInput": (Tree, ['{"leaf": {}}']), "Plain": (Plain, ['{"word": "w"}'])},
    never_sent={"Tree": ['{"leaf": {}, "children": []}']},
)
