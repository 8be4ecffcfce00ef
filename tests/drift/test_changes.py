"""Where a model stands, read from the text of its module."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from codegen.drift.changes import places
from codegen.drift.report import Place

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """\
import nowhere  # it is never imported

try:
    from pydantic import BaseModel
except ImportError:

    class Fallback: ...


@decorated
class User(BaseModel):
    name: str
    first_name: str = Field(alias="given")
    lastName: str
    age: int = 1

    class Address(BaseModel):
        street: str

    @computed_field
    @property
    def full_name(self) -> str: ...

    @computed_field(alias="zipCode")
    @property
    def zip(self) -> str: ...


if True:
    Color = Enum("Color", "RED GREEN")
Size: TypeAlias = int
"""


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("User", 11),
        ("User.name", 12),
        ("User.given", 13),  # by the alias that it states
        ("User.last_name", 14),  # by one that is made of its name
        ("User.Address", 17),
        ("User.Address.street", 18),
        ("User.full_name", 22),
        ("User.fullName", 22),
        ("User.zipCode", 26),
        ("User.gone", 11),  # by its class
        ("User.Gone.street", 11),
        ("Fallback", 7),
        ("Color", 30),
        ("Size", 31),
        ("Gone", 1),  # by its file
        ("Gone.name", 1),
    ],
)
def test_a_model_or_field_has_a_line(tmp_path: Path, name: str, line: int) -> None:
    (tmp_path / "models.py").write_text(SOURCE, encoding="utf-8")

    found = places([f"app.models.{name}"], {"app.models": "models.py"}, tmp_path)

    assert [Place(f"app.models.{name}", "models.py", line)] == list(found)


def test_the_module_is_the_longest_that_fits(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app/__init__.py").write_text("class A: ...\n")
    (tmp_path / "app/models.py").write_text("\n\nclass A: ...\n")
    sources = {"app": "app/__init__.py", "app.models": "app/models.py"}

    found = places(["app.models.A", "app.A", "application.A"], sources, tmp_path)

    assert [Place("app.models.A", "app/models.py", 3), Place("app.A", "app/__init__.py", 1)] == [
        *found
    ]


@pytest.mark.parametrize("text", [None, "class A(:\n", "\0", "(" * 10_000])
def test_without_a_source_that_can_be_read_there_is_no_place(
    tmp_path: Path, text: str | None
) -> None:
    if text is not None:
        (tmp_path / "a.py").write_text(text)

    assert [] == list(places(["a.A"], {"a": "a.py", "b": "b"}, tmp_path))


def test_a_source_in_another_encoding_is_read(tmp_path: Path) -> None:
    text = "# coding: latin-1\n\nclass Größe: ...\n"
    (tmp_path / "a.py").write_bytes(text.encode("latin-1"))

    assert [Place("a.Größe", "a.py", 3)] == list(places(["a.Größe"], {"a": "a.py"}, tmp_path))
