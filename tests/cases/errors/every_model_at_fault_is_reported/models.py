from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, ConfigDict, field_serializer


class Handle:
    pass


class Job(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)

    callback: Callable[[], None]
    handle: Handle | None
    when: int

    @field_serializer("when")
    def write_when(self, value: int):
        return str(value)


class Nested(BaseModel):
    jobs: list[Job]
    kind: type[int]
