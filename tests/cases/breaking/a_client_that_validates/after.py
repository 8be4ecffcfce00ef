from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Order(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: int = Field(ge=0)
    state: Literal["open", "paid", "sent"]
    note: str = ""
