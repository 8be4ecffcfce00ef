"""The parts of the export that a case folder cannot show by itself."""

from __future__ import annotations

import enum
import importlib
from typing import (  # noqa: UP035 - old spellings are what is tested
    TYPE_CHECKING,
    Annotated,
    Any,
    Generic,
    List,
    Literal,
    Optional,
    TypeVar,
    Union,
)

import pytest
from pydantic import BaseModel, ConfigDict, Field, computed_field, with_config
from support.cases import fresh_imports
from support.project import ROOT
from typing_extensions import TypedDict

from codegen import CodegenError
from codegen.config import Config, Wire
from codegen.export import export
from codegen.export.passes.directions import differing
from codegen.export.passes.names import Named, settle_names, spelled
from codegen.export.source import Source, in_source_order
from codegen.jsonschema import map_subschemas, refs

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")


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


class Row(TypedDict):
    short: Box[Sum[Annotated[str, Field(max_length=9)]]]


class Colour(enum.Enum):
    RED = "red"


def document(*types: type, wire: Wire | None = None) -> dict[str, Any]:
    config = Config(root=ROOT, models=("tests",), wire=wire or Wire())
    return export(types, types, config)


# Names


def test_a_name_is_the_class_own_where_no_other_has_it() -> None:
    item, user = Named("shop.orders", "Item"), Named("shop.users", "User")
    assert {item: "Item", user: "User"} == settle_names([item, user])


def test_classes_of_one_name_are_told_apart_by_as_much_of_their_modules_as_needed() -> None:
    orders, stock, other = (
        Named("shop.orders", "Item"),
        Named("shop.stock", "Item"),
        Named("b", "X"),
    )
    expected = {orders: "OrdersItem", stock: "StockItem", other: "X"}
    assert expected == settle_names([orders, stock, other])
    deep = Named("depot.stock", "Item")
    assert {
        orders: "OrdersItem",
        stock: "ShopStockItem",
        deep: "DepotStockItem",
    } == settle_names([orders, stock, deep])


def test_names_do_not_depend_on_the_order_of_the_classes() -> None:
    types = [Named(module, "Item") for module in ("a.x", "b.x", "a.y", "c_d.x")]
    assert settle_names(types) == settle_names(types[::-1])


def test_a_prefix_is_written_as_a_class_name() -> None:
    types = [Named("a.stock_room", "Item"), Named("a.orders", "Item")]
    assert ["StockRoomItem", "OrdersItem"] == [settle_names(types)[type_] for type_ in types]


def test_two_local_classes_of_one_module_and_name_share_it_and_are_refused_later() -> None:
    assert {Named("m", "f.<locals>.X"): "fX"} == settle_names([Named("m", "f.<locals>.X")] * 2)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((int,), "Page_int"),
        ((Optional[int],), "Page_int_or_None"),  # noqa: UP045 - the spelling is the point
        ((int | None,), "Page_int_or_None"),
        ((Union[int, str],), "Page_int_or_str"),  # noqa: UP007 - the spelling is the point
        ((List[int],), "Page_list_int"),  # noqa: UP006 - the spelling is the point
        ((list[int],), "Page_list_int"),
        ((Literal["a", "b"],), "Page_a_or_b"),
        ((Literal[Colour.RED],), "Page_red"),
        ((Annotated[int, "meta"],), "Page_int"),
        ((dict[str, Page[int]],), "Page_dict_str_Page_int"),
        ((T,), "Page_Any"),
        ((Any,), "Page_Any"),
    ],
)
def test_an_argument_is_spelled_alike_on_every_python(
    arguments: tuple[Any, ...], name: str
) -> None:
    assert name == Named("m", "Page", spelled(arguments)).name


# Directions


def object_with(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def test_shapes_that_differ_only_in_what_is_said_of_them_do_not_differ() -> None:
    output = {"a": object_with(x={"type": "integer", "description": "one", "default": 1})}
    inputs = {"a": object_with(x={"type": "integer", "title": "two"})}
    assert set() == differing(output, inputs)


def test_a_property_named_like_a_keyword_is_no_documentation() -> None:
    output = {"a": object_with(description={"type": "integer"})}
    inputs = {"a": object_with(description={"type": "string"})}
    assert {"a"} == differing(output, inputs)


def test_whatever_refers_to_a_shape_that_differs_differs_too() -> None:
    shared = {
        "top": object_with(middle={"$ref": "#/$defs/middle"}),
        "middle": object_with(
            leaf={"items": {"$ref": "#/$defs/leaf"}}, top={"$ref": "#/$defs/top"}
        ),
        "aside": object_with(aside={"$ref": "#/$defs/aside"}),
    }
    output = {**shared, "leaf": object_with(x={"type": "integer"})}
    inputs = {**shared, "leaf": object_with(x={"type": "string"})}
    assert {"top", "middle", "leaf"} == differing(output, inputs)


def test_a_chain_of_thousands_is_compared_without_recursion() -> None:
    count = 5_000
    chain = {str(n): object_with(next={"$ref": f"#/$defs/{n + 1}"}) for n in range(count)}
    output = {**chain, str(count): object_with(x={"type": "integer"})}
    inputs = {**chain, str(count): object_with(x={"type": "string"})}
    assert count + 1 == len(differing(output, inputs))


# Schemas inside schemas


def test_every_reference_is_found_and_data_is_left_alone() -> None:
    schema = {
        "anyOf": [{"$ref": "1"}, {"items": {"$ref": "2"}}],
        "properties": {"$ref": {"$ref": "3"}},
        "additionalProperties": {"prefixItems": [{"$ref": "4"}]},
        "default": {"$ref": "no"},
        "examples": [{"$ref": "no"}],
        "const": {"$ref": "no"},
    }
    assert ["1", "2", "3", "4"] == sorted(refs(schema))


def test_mapping_copies_and_never_changes_the_schema() -> None:
    schema = {"items": {"type": "string"}, "additionalProperties": False}
    mapped = map_subschemas(schema, lambda inner: {**inner, "title": "x"})
    assert {"items": {"type": "string", "title": "x"}, "additionalProperties": False} == mapped
    assert {"items": {"type": "string"}, "additionalProperties": False} == schema


# The source


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


# The document


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


def test_a_class_that_both_sides_send_has_one_definition() -> None:
    assert {"Outer": "both"} == {
        name: definition["x-direction"] for name, definition in document(Outer)["$defs"].items()
    }


def test_a_very_long_name_of_a_use_is_cut_and_marked() -> None:
    name = Named("m", "Page", ("A" * 200,)).name
    assert (80, "Page_" + "A" * 66 + "_") == (len(name), name[:72])
    assert Named("m", "Page", ("A" * 201,)).name != name


def test_a_very_long_name_of_several_parts_is_cut_and_marked() -> None:
    nested = Named("m", "A" * 40 + "." + "B" * 100)
    elsewhere = Named("n", nested.qualname)
    names = settle_names([nested, elsewhere])
    assert [80, 80] == list(map(len, names.values()))
    assert ["MAAA", "NAAA"] == [name[:4] for name in names.values()]


def test_the_name_of_a_class_is_never_cut() -> None:
    long = Named("m", "A" * 200)
    assert {long: long.qualname} == settle_names([long])


def test_a_use_is_called_after_what_its_arguments_are_called() -> None:
    one, other = Named("shop.orders", "Item"), Named("shop.stock", "Item")
    pages = [Named("m", "Page", (each,)) for each in (one, other)]
    names = settle_names([*pages, one, other])
    assert ["Page_OrdersItem", "Page_StockItem"] == [names[page] for page in pages]


def test_a_class_keeps_its_name_where_a_use_would_be_called_so() -> None:
    declared, use = Named("m", "Page_int"), Named("m", "Page", ("int",))
    names = settle_names([use, declared])
    assert "Page_int" == names[declared]
    assert names[use].startswith("Page_int_")
    assert names == settle_names([declared, use])


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
