"""The names of definitions: from module and qualified name, and from nothing else."""

from __future__ import annotations

import enum
from typing import (  # noqa: UP035 - old spellings are what is tested
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
from pydantic import BaseModel

from codegen.export.passes import Named
from codegen.export.passes.names import assign_names, spelled

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    items: list[T]


class Colour(enum.Enum):
    RED = "red"


def name_of_use(*arguments: str | Named) -> str:
    use = Named("m", "Page", arguments)
    return assign_names([use])[use]


def test_a_name_is_the_class_own_where_no_other_has_it() -> None:
    item, user = Named("shop.orders", "Item"), Named("shop.users", "User")
    assert {item: "Item", user: "User"} == assign_names([item, user])


def test_classes_of_one_name_are_told_apart_by_as_much_of_their_modules_as_needed() -> None:
    orders, stock, other = (
        Named("shop.orders", "Item"),
        Named("shop.stock", "Item"),
        Named("b", "X"),
    )
    expected = {orders: "OrdersItem", stock: "StockItem", other: "X"}
    assert expected == assign_names([orders, stock, other])
    deep = Named("depot.stock", "Item")
    assert {
        orders: "OrdersItem",
        stock: "ShopStockItem",
        deep: "DepotStockItem",
    } == assign_names([orders, stock, deep])


def test_a_name_with_a_module_in_front_is_none_that_a_class_has_already() -> None:
    first, second = Named("api.message", "Content"), Named("api.image", "Content")
    whole, alone = Named("api.shapes", "MessageContent"), Named("message", "Content")
    expected = {first: "ApiMessageContent", second: "ImageContent", whole: "MessageContent"}
    assert expected == assign_names([first, second, whole])
    names = assign_names([whole, second, alone])
    assert names[alone].startswith("MessageContent_")
    assert "MessageContent" == names[whole]


def test_names_do_not_depend_on_the_order_of_the_classes() -> None:
    types = [Named(module, "Item") for module in ("a.x", "b.x", "a.y", "c_d.x")]
    assert assign_names(types) == assign_names(types[::-1])


def test_a_prefix_is_written_as_a_class_name() -> None:
    types = [Named("a.stock_room", "Item"), Named("a.orders", "Item")]
    assert ["StockRoomItem", "OrdersItem"] == [assign_names(types)[type_] for type_ in types]


def test_two_local_classes_of_one_module_and_name_share_it_and_are_refused_later() -> None:
    assert {Named("m", "f.<locals>.X"): "fX"} == assign_names([Named("m", "f.<locals>.X")] * 2)


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
    assert name == name_of_use(*spelled(arguments))


def test_a_very_long_name_of_a_use_is_cut_and_marked() -> None:
    name = name_of_use("A" * 200)
    assert (80, "Page_" + "A" * 66 + "_") == (len(name), name[:72])
    assert name_of_use("A" * 201) != name


def test_a_very_long_name_of_several_parts_is_cut_and_marked() -> None:
    nested = Named("m", "A" * 40 + "." + "B" * 100)
    elsewhere = Named("n", nested.qualname)
    names = assign_names([nested, elsewhere])
    assert [80, 80] == list(map(len, names.values()))
    assert ["MAAA", "NAAA"] == [name[:4] for name in names.values()]


def test_the_name_of_a_class_is_never_cut() -> None:
    long = Named("m", "A" * 200)
    assert {long: long.qualname} == assign_names([long])


def test_a_use_is_called_after_what_its_arguments_are_called() -> None:
    one, other = Named("shop.orders", "Item"), Named("shop.stock", "Item")
    pages = [Named("m", "Page", (each,)) for each in (one, other)]
    names = assign_names([*pages, one, other])
    assert ["Page_OrdersItem", "Page_StockItem"] == [names[page] for page in pages]


def test_a_class_keeps_its_name_where_a_use_would_be_called_so() -> None:
    declared, use = Named("m", "Page_int"), Named("m", "Page", ("int",))
    names = assign_names([use, declared])
    assert "Page_int" == names[declared]
    assert names[use].startswith("Page_int_")
    assert names == assign_names([declared, use])
