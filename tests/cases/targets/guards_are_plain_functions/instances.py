from support.cases import Witnesses
from models import Answer, Page, Tag

TAG = Tag(kind="tag", name="ab", inner=[Tag(kind="tag", name="c", inner=[])])

WITNESSES = Witnesses(
    sent={"Page": [Page(answer=Answer[Tag, int](result=TAG, by_name={"a": 1}), place=(1, "b"))]},
    never_sent={
        "Page": [
            "{}",
            '{"answer": null, "place": [1]}',
            '{"answer": null, "place": [1, "b", 2]}',
            '{"answer": {"result": null, "by_name": {}}, "place": [1, "b"]}',
        ],
        "Answer<Tag, number>": ['{"result": {"kind": "tag", "name": "a"}, "by_name": {}}'],
        "Tag": ['{"kind": "tag", "name": "a", "inner": [1]}'],
    },
)
