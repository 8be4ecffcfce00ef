from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AliasPath, BaseModel, ConfigDict, Field, field_serializer, model_serializer


class Handle:
    pass


class Cat(BaseModel):
    kind: Literal["cat"]


class Dog(BaseModel):
    kind: Literal["dog"]


class Job(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)

    callback: Callable[[], None] = Field(description="Called at the end.")
    handle: Handle | None
    handles: dict[str, Handle]
    when: int
    deep: int = Field(validation_alias=AliasPath("outer", "inner"))
    pet: Annotated[Cat | Dog, Field(discriminator="kind")]

    @field_serializer("when")
    def write_when(self, value: int):
        return str(value)


class Opaque(BaseModel):
    a: int

    @model_serializer
    def write(self):
        return [self.a]


class Wrapped(BaseModel):
    a: int

    @model_serializer(mode="wrap")
    def write(self, handler: Any):
        return handler(self)
