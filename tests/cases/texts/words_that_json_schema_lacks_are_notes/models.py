from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema


class Form(BaseModel):
    model_config = ConfigDict(json_schema_extra={"group": "main"})

    note: str = Field(json_schema_extra={"widget": "textarea"})
    within: timedelta = Field(json_schema_extra={"minimum": 0})
    sizes: Annotated[
        list[int],
        WithJsonSchema({"type": "array", "items": {"type": "integer", "unit": "mm"}}),
    ]
    ours: str = Field(json_schema_extra={"ts-type": "Foreign", "nullable": True})
