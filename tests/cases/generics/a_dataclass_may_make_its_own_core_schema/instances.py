from models import Car, Owner, Sale
from support.cases import Witnesses

WITNESSES = Witnesses(
    sent={"Sale": [Sale(owner=Owner("a", Car(color="red")))]},
    accepted={"Sale": (Sale, ['{"owner": {"name": "a", "item": {"color": "red"}}}'])},
    rejected={"Sale": (Sale, ['{"owner": {"name": "a", "item": {}}}'])},
)
