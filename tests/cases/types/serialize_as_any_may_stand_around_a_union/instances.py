from models import Cat, Dog, Owner, Pet
from support.cases import Witnesses


class Puppy(Dog):
    age: int = 1


class Named(Pet):
    age: int = 1


WITNESSES = Witnesses(
    sent={
        "Owner": [
            Owner(pet=Named(name="a"), either=Named(name="b"), tagged=Puppy(), count=1),
            Owner(pet=None, either=Cat(), tagged=Cat(), count=1),
        ]
    },
    never_sent={
        "Owner": ['{"pet": {}, "either": {"name": "a"}, "tagged": {"kind": "cat"}, "count": 1}']
    },
)
