from enum import Enum

from pydantic import BaseModel, GetJsonSchemaHandler


class Kind(str, Enum):
    """The kinds that we know; others come as they are."""

    HOME = "home"
    WORK = "work"

    @classmethod
    def _missing_(cls, value: object) -> "Kind | None":
        if not isinstance(value, str):
            return None
        kind = str.__new__(cls, value)
        kind._name_ = kind._value_ = value
        return kind

    @classmethod
    def __get_pydantic_json_schema__(cls, core: object, handler: GetJsonSchemaHandler) -> dict:
        schema = handler(core)
        schema["examples"] = schema.pop("enum")
        return schema


class Address(BaseModel):
    kind: Kind
