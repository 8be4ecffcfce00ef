from support.cases import Witnesses
from models import Date, Outer, Record, string

WITNESSES = Witnesses(
    sent={"Record": [Record(any={"a": 1}, nothing={"b": Date(year=1)})],
          "Outer": [Outer(inner=Outer.Inner(text=string(value="v")))]},
    never_sent={"Date": ['{"year": "2020"}', "{}"]},
)
