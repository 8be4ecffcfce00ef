from support.cases import Witnesses
from models import Answer


def answer(value: int | None) -> Answer:
    return Answer(
        inside=value,
        inside_or_null=value,
        among_others=value,
        around_or_null=value,
        unless_none=value,
    )


WITNESSES = Witnesses(
    sent={"Answer": [answer(None), answer(0), answer(1)]},
    never_sent={"Answer": ['{"inside": null}', '{"unless_none": null}']},
)
