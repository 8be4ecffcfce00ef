from typing import Any, Literal

from pydantic import BaseModel, computed_field


class Point(BaseModel):
    x: float
    label: str | None = None


class Answer(BaseModel):
    point: Point | None
    tag: Literal["a", "b", None] = None
    points: list[Point | None]
    anything: Any
    by_name: dict[str, int | None]

    @computed_field
    def first(self) -> Point | None:
        return self.points[0] if self.points else None
