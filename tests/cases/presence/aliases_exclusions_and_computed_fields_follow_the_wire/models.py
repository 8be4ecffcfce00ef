from pydantic import BaseModel, ConfigDict, Field, computed_field
from pydantic.alias_generators import to_camel


class Order(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel)

    order_id: int
    secret: str = Field(exclude=True)
    in_name: str = Field(validation_alias="in", serialization_alias="out")
    maybe: int = Field(default=0, exclude_if=lambda value: value == 0)

    @computed_field
    @property
    def total_price(self) -> float:
        return 1.5
