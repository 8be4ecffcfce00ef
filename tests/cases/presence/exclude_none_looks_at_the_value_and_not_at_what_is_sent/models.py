from typing import Annotated

from pydantic import BaseModel, PlainSerializer, field_serializer


def text(value: int) -> str:
    return str(value)


def text_or_null(value: int | None) -> str | None:
    return None if value == 0 or value is None else str(value)


Text = Annotated[int, PlainSerializer(text)]
TextOrNull = Annotated[int, PlainSerializer(text_or_null)]


class Answer(BaseModel):
    inside: Text | None
    inside_or_null: TextOrNull | None
    among_others: TextOrNull | bool | None
    around_or_null: Annotated[int | None, PlainSerializer(text_or_null)]
    unless_none: int | None

    @field_serializer("unless_none", when_used="unless-none")
    def write(self, value: int) -> str:
        return str(value)
