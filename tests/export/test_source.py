"""Where a class stands in the Python source."""

from __future__ import annotations

import enum

from pydantic import BaseModel
from support.project import ROOT

from codegen.export.source import Source, in_source_order


class Page(BaseModel):
    items: list[int]


class Outer(BaseModel):
    class Zebra(BaseModel):
        stripes: int

    class Ant(BaseModel):
        legs: int


class Colour(enum.Enum):
    RED = "red"


def test_classes_come_in_the_order_of_the_source_nested_ones_after_their_outer() -> None:
    names = [cls.__qualname__ for cls in (Colour, Outer.Ant, Page, Outer.Zebra, Outer)]
    ordered = in_source_order({(__name__, name) for name in names})
    assert ["Page", "Outer", "Outer.Zebra", "Outer.Ant", "Colour"] == [name for _, name in ordered]


def test_a_place_is_a_file_and_line_of_the_project_with_the_name_of_the_field() -> None:
    lines = (ROOT / "schemas" / "socket.py").read_text(encoding="utf-8").splitlines()
    from schemas.socket import ISocketResponse  # noqa: PLC0415 - found by conftest

    line = next(number for number, text in enumerate(lines, 1) if text.startswith("    progress:"))
    place = Source(ROOT).location(ISocketResponse, "progress")
    assert f"schemas/socket.py:{line}: schemas.socket.ISocketResponse.progress" == place


def test_a_module_outside_the_project_is_known_by_its_name() -> None:
    assert "pydantic.main" == Source(ROOT).file(BaseModel.__module__)
