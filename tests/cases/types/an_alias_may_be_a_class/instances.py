from models import Box, Extent, Line, Link, Page, Size
from support.cases import Witnesses

WITNESSES = Witnesses(
    sent={
        "Link": [Link(to=Link(to=None, after=None), after=None)],
        "Box": [Box(parts=[Box(parts=[])])],
        "Page": [Page(line={"below": [{"below": []}]}, extent=Size(1))],
    },
    accepted={
        "Part": (Box, ['{"parts": [{"parts": []}]}']),
        "Line": (Line, ['{"below": [{"below": []}]}']),
        "Extent": (Extent, ['{"width": 1}']),
    },
    rejected={
        "Link": (Link, ['{"to": {"to": 1, "after": null}, "after": null}']),
        "Part": (Box, ['{"parts": [{}]}']),
        "Line": (Line, ['{"below": [1]}']),
    },
)
