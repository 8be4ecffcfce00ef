from typing import Any

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Numbers:
    def __init__(self, values: list[int]) -> None:
        self.values = values

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        read = core_schema.no_info_after_validator_function(cls, handler(list[int]))
        return core_schema.union_schema([core_schema.is_instance_schema(cls), read])


class Order(BaseModel):
    numbers: Numbers
