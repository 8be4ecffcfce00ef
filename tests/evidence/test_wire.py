"""An instance against the committed contract: lies of a model that are found, by their field."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from support.project import edit, make, opened

from codegen import CodegenError, generate
from codegen.evidence.wire import faults, faults_of, find_contract

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Told = Callable[[str], list[str]]

SHOP = """\
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

T = TypeVar("T")


class Item(BaseModel):
    sku: str
    price: float
    size: int | None = Field(None, alias="itemSize")


class Card(BaseModel):
    kind: Literal["card"] = "card"
    number: str


class Cash(BaseModel):
    kind: Literal["cash"] = "cash"
    amount: Annotated[Any, PlainSerializer(lambda value: value, return_type=int)]


class Order(BaseModel):
    items: list[Item]
    paid: Annotated[Card | Cash, Field(discriminator="kind")] | None = None


class Page(BaseModel, Generic[T]):
    items: list[T]
    next: "Page[T] | None" = None


class Pages(BaseModel):
    orders: Page[Order]
    names: Page[str]


class Priced(BaseModel):
    price: Annotated[float, PlainSerializer(lambda value: f"{value} EUR", return_type=float)]


class Renamed(BaseModel):
    name: str

    def model_dump(self, **options: Any) -> dict[str, Any]:
        return {"title": self.name}


class Low(BaseModel):
    kind: Literal["low"] = "low"
    x: int
    y: int


class High(BaseModel):
    kind: Literal["high"] = "high"
    x: str
    y: str


class Either(BaseModel):
    it: Low | High


class Code(BaseModel):
    model_config = ConfigDict(regex_engine="python-re")
    code: Annotated[str, Field(pattern=r"^(?P<letter>[a-z])\\Z")]
    step: Annotated[float, Field(multiple_of=0.1)] = 0.1


class Broken(BaseModel):
    value: Annotated[int, PlainSerializer(lambda value: 1 / 0, return_type=int)]
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make(tmp_path_factory.mktemp("project"), goods=SHOP, sales="")
    with opened(folder) as config:
        generate(config)
    return folder


@pytest.fixture
def told(project: Path) -> Iterator[Told]:
    """What is told of an instance, written as an expression of the models."""
    with opened(project):
        import shop.goods as goods  # type: ignore[import-not-found]  # noqa: PLC0415, PLR0402

        contract = find_contract(project)

        def tell(expression: str) -> list[str]:
            names = {**vars(goods)}
            exec("from shop.goods import *", names)
            found = eval(expression, names)
            instance, type_ = found if isinstance(found, tuple) else (found, None)
            return [line for text in faults(instance, contract, type_) for line in text.split("\n")]

        yield tell


@pytest.mark.parametrize(
    "expression",
    [
        "Item(sku='a', price=1)",
        "Order(items=[Item(sku='a', price=1, itemSize=3)], paid=Cash(amount=3))",
        "Page[Order](items=[Order(items=[])], next=Page[Order](items=[]))",
        "Page[str](items=['a'])",
        "Page[int](items=[1])",
        "type('Heir', (Item,), {'__annotations__': {'extra': int}})(sku='a', price=1, extra=2)",
        "([Item(sku='a', price=1)][0], Item)",
        "Code(code='a')",  # by a pattern that only Python knows
        "Code(code='a', step=0.1 + 0.2)",  # 0.30000000000000004, a multiple to Pydantic
    ],
)
def test_what_the_contract_says_passes(told: Told, expression: str) -> None:
    assert [] == told(expression)


HINT = (
    "  hint: state what is sent, such as the return type of its serializer, or send what is "
    "stated; then run codegen generate"
)


@pytest.mark.parametrize(
    ("expression", "first", "second"),
    [
        (
            "Priced(price=2)",
            (
                'shop.goods.Priced.price: the wire has "2.0 EUR", but by the contract '
                '"2.0 EUR" is not of type "number"'
            ),
            "  at: $.price",
        ),
        (
            "Order(items=[Item.model_construct(sku='a', price='x')])",
            (
                'shop.goods.Item.price: the wire has "x", but by the contract '
                '"x" is not of type "number"'
            ),
            "  at: $.items[0].price",
        ),
        (
            "Order(items=[], paid=Cash(amount='much'))",
            (
                'shop.goods.Cash.amount: the wire has "much", but by the contract '
                '"much" is not of type "integer"'
            ),
            "  at: $.paid.amount",
        ),
        (
            "Page[str].model_construct(items=['a', 5])",
            'shop.goods.Page.items: the wire has 5, but by the contract 5 is not of type "string"',
            "  at: $.items[1]",
        ),
        (  # of the member whose tag is right, though another has fewer faults
            "Either.model_construct(it=Low.model_construct(kind='low', x='a', y='b'))",
            (
                'shop.goods.Low.x: the wire has "a", but by the contract '
                '"a" is not of type "integer"'
            ),
            "  at: $.it.x",
        ),
        (
            "Either.model_construct(it=High.model_construct(kind='high', x='a'))",
            "shop.goods.High.y: the wire has no 'y', which the contract promises",
            "  at: $.it",
        ),
        (
            "Broken(value=1)",
            (
                "shop.goods.Broken: it cannot be dumped: PydanticSerializationError: "
                "Error serializing to JSON: PydanticSerializationError: "
                "Error calling function `<lambda>`: ZeroDivisionError: division by zero"
            ),
            HINT,
        ),
    ],
)
def test_a_lie_is_told_by_its_field(told: Told, expression: str, first: str, second: str) -> None:
    lines = told(expression)
    assert [first, second] == lines[:2]
    assert HINT == lines[-1]


def test_what_a_model_dump_of_its_own_adds_and_leaves_out_is_told(told: Told) -> None:
    assert [
        "shop.goods.Renamed.title: the wire has 'title', of which the contract says nothing",
        "  at: $ (as its own model_dump says)",
        "shop.goods.Renamed.name: the wire has no 'name', which the contract promises",
        "  at: $ (as its own model_dump says)",
    ] == sorted_pairs(told("Renamed(name='a')"))


def sorted_pairs(lines: list[str]) -> list[str]:
    """The told faults without the hint, in a settled order."""
    pairs = sorted(zip(lines[:-1:2], lines[1:-1:2], strict=True), reverse=True)
    return [line for pair in pairs for line in pair]


def test_a_class_that_the_contract_does_not_know_is_told_with_the_nearest(told: Told) -> None:
    lines = told("type('Itm', (__import__('pydantic').BaseModel,), {'__module__': 'shop.goods'})()")
    assert (
        "shop.goods.Itm: it is not among what the contract sends; did you mean 'shop.goods:Item'?"
        == lines[0]
    )
    assert "  hint: name it in [tool.codegen]; then run codegen generate" == lines[1]


def test_the_settings_of_the_server_are_those_of_the_dump(tmp_path: Path) -> None:
    goods = (
        "from pydantic import BaseModel\n\n\nclass Item(BaseModel):\n    size: int | None = None\n"
    )
    folder = make(tmp_path, goods=goods, sales="")
    with opened(folder) as config:
        generate(config)
    (folder / "pyproject.toml").write_text(
        '[tool.codegen]\nmodels = ["shop"]\n[tool.codegen.wire]\nexclude-none = true\n'
    )
    with opened(folder):
        import shop.goods  # noqa: PLC0415

        contract = find_contract(folder)
        assert [
            "shop.goods.Item.size: the wire has no 'size', which the contract promises\n  at: $",
            "  hint: generated/schema.json is out of date: run codegen generate",
        ] == faults(shop.goods.Item(), contract)


@pytest.mark.parametrize("text", [None, "{", "[]", "{}"])
def test_a_contract_that_is_not_there_is_told_with_the_way_out(
    tmp_path: Path, text: str | None
) -> None:
    folder = make(tmp_path)
    if text is not None:
        (folder / "generated").mkdir()
        (folder / "generated/schema.json").write_text(text)
    (told,) = faults_of(1, None, folder)
    assert "generated/schema.json: there is no contract to hold the instance against" in told
    assert told.endswith("  hint: run codegen generate, and commit what it writes")


def test_without_the_validator_the_message_says_what_to_install(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    with opened(project):
        import shop.goods  # noqa: PLC0415

        (told,) = faults_of(shop.goods.Item(sku="a", price=1), None, project)
    assert "it needs the Python package jsonschema-rs [judge-found]\n" in told
    assert "[pytest]" in told


def test_a_document_that_is_no_schema_is_an_error(tmp_path: Path) -> None:
    folder = make(tmp_path)
    with opened(folder) as config:
        generate(config)
    edit(folder / "generated/schema.json", '"type": "integer"', '"type": "whole"')
    with opened(folder):
        import shop.sales  # type: ignore[import-not-found]  # noqa: PLC0415

        contract = find_contract(folder)
        with pytest.raises(CodegenError, match=r"it is no valid schema: .*\[judge-runs\]"):
            faults(shop.sales.Order(id=1, items=[]), contract)
