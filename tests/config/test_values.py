"""A key may be of any type without more than its annotation."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from codegen.config.values import Table, read_table

if TYPE_CHECKING:
    from codegen.errors import Problem


@dataclass(frozen=True)
class Channel:
    sends: str = ""


@dataclass(frozen=True)
class Settings:
    """One key of each kind."""

    root: Path = Path()
    count: int = 0
    share: float = 0.0
    folder: Path | None = None
    is_on: bool = False
    style: Literal["a", "b"] = "a"
    names: tuple[str, ...] = ()
    folders: tuple[Path, ...] = ()
    sizes: dict[str, int] = field(default_factory=dict)
    one: Channel = Channel()
    channels: dict[str, Channel] = field(default_factory=dict)
    many: tuple[Channel, ...] = ()


def read(stated: dict[str, object]) -> tuple[dict[str, object], list[str]]:
    told: list[Problem] = []
    found = read_table(stated, Settings, Table("t", Path("f"), told.append))
    return found, [problem.summary for problem in told]


@pytest.mark.parametrize(
    ("key", "value", "field_", "expected"),
    [
        ("count", 3, "count", 3),
        ("share", 3, "share", 3.0),
        ("share", 0.5, "share", 0.5),
        ("folder", "a/b", "folder", Path("a/b")),
        ("is-on", True, "is_on", True),
        ("style", "b", "style", "b"),
        ("names", ["a", "b", "a"], "names", ("a", "b")),
        ("folders", ["a"], "folders", (Path("a"),)),
        ("sizes", {"a": 1}, "sizes", {"a": 1}),
        ("one", {"sends": "x"}, "one", Channel("x")),
        ("channels", {"/ws": {"sends": "x"}}, "channels", {"/ws": Channel("x")}),
        ("many", [{"sends": "x"}, {}], "many", (Channel("x"), Channel())),
    ],
)
def test_a_value_becomes_what_its_annotation_says(
    key: str, value: object, field_: str, expected: object
) -> None:
    assert ({field_: expected}, []) == read({key: value})


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("count", True, "f [t]: 'count' has to be a whole number, not True"),
        ("count", 0.5, "f [t]: 'count' has to be a whole number, not 0.5"),
        ("share", "1", "f [t]: 'share' has to be a number, not '1'"),
        ("folder", 1, "f [t]: 'folder' has to be a path, not 1"),
        ("is-on", 1, "f [t]: 'is-on' has to be true or false, not 1"),
        ("style", "c", "f [t]: 'style' has to be \"a\" or \"b\", not 'c'"),
        ("folders", [1], "f [t]: 'folders' has to be a list of paths, not [1]"),
        ("sizes", {"a": "1"}, "f [t]: 'sizes' has to be a table of whole numbers, not {'a': '1'}"),
        ("one", 1, "f [t.one]: has to be a table, not 1"),
        (
            "channels",
            {"/ws": {"sends": 1}},
            "f [t.channels./ws]: 'sends' has to be a string, not 1",
        ),
        ("channels", 1, "f [t]: 'channels' has to be a table of tables, not 1"),
        ("many", [{"x": 1}], "f [t.many]: unknown key 'x'"),
        ("root", "x", "f [t]: unknown key 'root'"),
    ],
)
def test_what_does_not_fit_is_told_at_its_key(key: str, value: object, fault: str) -> None:
    found, told = read({key: value})

    assert {} == found
    assert [fault] == [each.rpartition(" [")[0] for each in told]
