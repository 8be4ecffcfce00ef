from pydantic import BaseModel
from typing_extensions import TypeAliasType

Json = TypeAliasType("Json", "dict[str, Json] | list[Json] | str | float | bool | None")


class Message(BaseModel):
    body: Json
