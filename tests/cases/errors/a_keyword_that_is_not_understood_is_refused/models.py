from typing import Annotated

from pydantic import BaseModel, WithJsonSchema


class Weird(BaseModel):
    number: Annotated[int, WithJsonSchema({"type": "integer", "not": {"const": 3}})]
