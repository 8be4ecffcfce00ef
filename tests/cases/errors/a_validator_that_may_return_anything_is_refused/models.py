from typing import Annotated

from pydantic import BaseModel, PlainValidator


class Thing:
    pass


def read(value: object) -> Thing:
    return Thing()


class Owner(BaseModel):
    thing: Annotated[Thing, PlainValidator(read)]
    other: Annotated[Thing, PlainValidator(lambda value: Thing())]
