from pydantic import BaseModel, Field


class Part(BaseModel):
    shape: str = Field(json_schema_extra={"x-ts-type": "Shape", "x-ts-import": "../hand.js"})
