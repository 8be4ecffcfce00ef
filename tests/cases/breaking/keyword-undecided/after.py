from typing import Annotated, Any

from pydantic import BaseModel, WithJsonSchema


class Order(BaseModel):
    data: Annotated[Any, WithJsonSchema({"type": "string", "contentEncoding": "base64"})]
