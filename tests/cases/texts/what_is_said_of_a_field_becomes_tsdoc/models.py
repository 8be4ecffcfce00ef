from typing import Annotated

from pydantic import BaseModel, Field


class Account(BaseModel):
    """An account.

    Of somebody.
    """

    balance: float = Field(ge=0, le=1, description="What is left.")
    code: Annotated[str, Field(min_length=2, max_length=4, pattern="^[a-z]+$")]
    tags: list[str] = Field(max_length=3, examples=[["a", "b"]])
    old: int | None = Field(gt=0, deprecated=True, description="Ends here */ and\ngoes on.")
