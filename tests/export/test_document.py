"""The document, where a case folder cannot show it by itself."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, TypeVar

import pytest
from pydantic import BaseModel, ConfigDict, Field, computed_field, with_config
from support.cases import fresh_imports
from support.project import ROOT
from typing_extensions import TypedDict

from codegen import CodegenError
from codegen.config import Config, Wire
from codegen.export import export

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")
U = TypeVar("U")


class Page(BaseModel, Generic[T]):
    items: list[T]


class Outer(BaseModel):
    class Zebra(BaseModel):
        stripes: int

    class Ant(BaseModel):
        legs: int


class Sum(BaseModel, Generic[T]):
    terms: list[T]

    @computed_field  # type: ignore[prop-decorator]  # as Pydantic documents it
    @property
    def count(self) -> int:
        return len(self.terms)


class Box(BaseModel, Generic[T]):
    item: T


class Branch(BaseModel):
    root: Tree | None = None  # a text until somebody uses the class, as of `Tree` there is none


class Tree(BaseModel):
    height: int


class Twig(Branch):
    leaves: int


class Row(TypedDict):
    short: Box[Sum[Annotated[str, Field(max_length=9)]]]


class Kept(BaseModel, Generic[T]):
    kind: int
    held: T | int = Field(exclude=True)


class Around(BaseModel, Generic[T, U]):
    kept: Kept[Kept[U]]  # in a bare `Around` a bare `Kept`, which is never sent


class Certain(BaseModel):
    kept: Kept[Any]  # for which no template stands


def document(*types: type, wire: Wire | None = None) -> dict[str, Any]:
    config = Config(root=ROOT, models=("tests",), wire=wire or Wire())
    return export(types, types, config)


def test_every_fault_of_both_directions_is_reported_once(tmp_path: Path) -> None:
    (tmp_path / "faulty.py").write_text(
        "from pydantic import BaseModel\n"
        "from collections.abc import Callable\n\n"
        "class A(BaseModel):\n    f: Callable[[], int]\n\n"
        "class B(BaseModel):\n    a: A\n    g: Callable[[], int]\n",
        encoding="utf-8",
    )
    config = Config(root=tmp_path, models=("faulty",))
    with fresh_imports(tmp_path):
        faulty = importlib.import_module("faulty").B
        with pytest.raises(CodegenError) as caught:
            export([faulty], [faulty], config)
    assert ["faulty.py:5: faulty.A.f", "faulty.py:9: faulty.B.g"] == [
        problem.where for problem in caught.value.problems
    ]


def test_a_bare_generic_root_is_the_generic_class_itself() -> None:
    exported = document(Page)
    assert [{"$ref": "#/$defs/Page"}] == exported["x-sends"]
    assert ["Page"] == list(exported["$defs"])
    assert [{"name": "T"}] == exported["$defs"]["Page"]["x-type-parameters"]


def test_a_use_of_a_generic_class_is_a_definition_that_any_validator_can_use() -> None:
    definition = document(Page[int])["$defs"]["Page_int"]
    assert ("#/$defs/Page", [{"type": "integer"}]) == (
        definition["x-generic"],
        definition["x-arguments"],
    )
    assert {"items": {"type": "array", "items": {"type": "integer"}}} == definition["properties"]


def test_the_tags_of_generic_classes_point_at_definitions_that_exist() -> None:
    class Cat(BaseModel, Generic[T]):
        kind: Literal["cat"]
        it: T

    class Dog(BaseModel):
        kind: Literal["dog"]

    class Pet(BaseModel, Generic[T]):
        pet: Annotated[Cat[T] | Dog, Field(discriminator="kind")]

    definitions = document(Pet)["$defs"]
    [pet] = (each for name, each in definitions.items() if name.endswith("Pet"))
    mapping = pet["properties"]["pet"]["discriminator"]["mapping"]
    assert ["cat", "dog"] == list(mapping)
    assert {target.removeprefix("#/$defs/") for target in mapping.values()} <= definitions.keys()


def test_a_use_that_pydantic_makes_anew_for_each_direction_is_one_type() -> None:
    definitions = document(Row)["$defs"]
    uses = [name for name in definitions if "_" in name]
    assert ["Sum_str", "Sum_strInput", "Box_Sum_str", "Box_Sum_strInput"] == uses


def test_a_use_that_pydantic_makes_anew_for_each_place_is_no_other_shape() -> None:
    @with_config(ConfigDict())
    class Numbered(TypedDict):
        page: Page[Annotated[int, Field(ge=0)]]

    class Holder(BaseModel):
        one: Numbered

    definitions = document(Numbered, Holder)["$defs"]
    assert "both" == next(
        each["x-direction"] for name, each in definitions.items() if name.endswith("Numbered")
    )


def test_a_bare_class_that_is_two_types_is_two_wherever_it_is_bare() -> None:
    definitions = document(Kept, Around, Certain)["$defs"]
    assert [("Kept", "output"), ("KeptInput", "input")] == [
        (name, definition["x-direction"])
        for name, definition in definitions.items()
        if name.startswith("Kept") and "_" not in name
    ]


def test_a_class_that_both_sides_send_has_one_definition() -> None:
    assert {"Outer": "both"} == {
        name: definition["x-direction"] for name, definition in document(Outer)["$defs"].items()
    }


def test_an_heir_of_a_model_with_typed_extras_is_written_out() -> None:
    class Counts(BaseModel):
        model_config = ConfigDict(extra="allow")
        __pydantic_extra__: dict[str, int]

        total: int

    class More(Counts):
        pass

    assert "x-bases" not in next(
        each for name, each in document(More)["$defs"].items() if name.endswith("More")
    )


def test_a_base_is_kept_though_a_name_in_it_came_later() -> None:
    assert (
        Branch.__pydantic_fields__["root"].annotation != Twig.__pydantic_fields__["root"].annotation
    )

    assert [{"$ref": "#/$defs/Branch"}] == document(Twig, Branch)["$defs"]["Twig"]["x-bases"]
