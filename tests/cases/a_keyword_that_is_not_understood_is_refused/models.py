from pydantic import BaseModel, Field


class Weird(BaseModel):
    number: int = Field(json_schema_extra={"not": {"const": 3}})
