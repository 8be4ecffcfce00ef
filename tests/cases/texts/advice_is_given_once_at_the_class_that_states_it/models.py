from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_serializer


def extra(schema: dict[str, Any]) -> None:
    schema["units"] = "m"


class Base(BaseModel):
    model_config = ConfigDict(json_schema_extra=extra)

    note: str = Field(json_schema_extra={"widget": "textarea"})

    @model_serializer(mode="wrap")
    def write(self, handler: Any) -> dict[str, Any]:
        return handler(self)


class Heir(Base):
    a: int


class Other(Base):
    b: int


class Own(Other):
    note: str = Field(json_schema_extra={"widget": "input"})
