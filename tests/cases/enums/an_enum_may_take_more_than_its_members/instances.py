from support.cases import Witnesses
from models import Address, Kind

WITNESSES = Witnesses(
    sent={"Address": [Address(kind=Kind.HOME), Address(kind="elsewhere")]},
    rejected={"Address": (Address, ['{"kind": 1}'])},
)
