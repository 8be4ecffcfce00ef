from dataclasses import dataclass

from pydantic import BaseModel
from typing_extensions import TypeAliasType, TypedDict

Next = TypeAliasType("Next", "After")
After = TypeAliasType("After", "Link")


class Link(BaseModel):
    to: Next | None
    after: After | None


class Box(BaseModel):
    parts: list["Part"]


Part = TypeAliasType("Part", Box)


class Row(TypedDict):
    below: "list[Line]"


Line = TypeAliasType("Line", Row)


@dataclass
class Size:
    width: int


Extent = TypeAliasType("Extent", Size)


class Page(BaseModel):
    line: Line
    extent: Extent
