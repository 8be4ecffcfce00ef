from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

T = TypeVar("T")


@dataclass
class Owner(Generic[T]):
    name: str
    item: T

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        item = handler.generate_schema(Any if get_origin(source) is None else get_args(source)[0])
        fields = core_schema.typed_dict_schema(
            {
                "name": core_schema.typed_dict_field(core_schema.str_schema()),
                "item": core_schema.typed_dict_field(item),
            }
        )
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(
                lambda data: cls(**data), fields
            ),
            python_schema=core_schema.is_instance_schema(cls),
        )


class Car(BaseModel):
    color: str


class Sale(BaseModel):
    owner: Owner[Car]
