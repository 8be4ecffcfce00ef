from collections.abc import Sequence

from pydantic import BaseModel, Field


class Wrong(BaseModel):
    count: int = "one"
    counts: list[int] = ["one"]
    rows: Sequence[Sequence[str]] = ["ab"]
    by_name: dict[str, int] = {"a": None}
    checked: list[int] = Field(["1"], validate_default=True)
    right: Sequence[Sequence[str]] = [["ab"]]
