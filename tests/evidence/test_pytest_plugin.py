"""The fixture `assert_on_wire`: lies of a model that it finds, and runs that it leaves alone."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.project import environment, make, opened

from codegen import generate
from codegen.evidence.on_wire import faults, find_contract

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOP = """\
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, Field, PlainSerializer

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
def told(project: Path) -> Iterator[object]:
    """What is told of an instance, written as an expression of the models."""
    with opened(project):
        import shop.goods as goods  # type: ignore[import-not-found]  # noqa: PLC0415, PLR0402

        contract = find_contract(project)
        assert not isinstance(contract, str)

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
    ],
)
def test_what_the_contract_says_passes(told: object, expression: str) -> None:
    assert [] == told(expression)  # type: ignore[operator]


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
def test_a_lie_is_told_by_its_field(told: object, expression: str, first: str, second: str) -> None:
    lines = told(expression)  # type: ignore[operator]
    assert [first, second] == lines[:2]
    assert HINT == lines[-1]


def test_what_a_model_dump_of_its_own_adds_and_leaves_out_is_told(told: object) -> None:
    assert [
        "shop.goods.Renamed.title: the wire has 'title', of which the contract says nothing",
        "  at: $ (as its own model_dump says)",
        "shop.goods.Renamed.name: the wire has no 'name', which the contract promises",
        "  at: $ (as its own model_dump says)",
    ] == sorted_pairs(told("Renamed(name='a')"))  # type: ignore[operator]


def sorted_pairs(lines: list[str]) -> list[str]:
    """The told faults without the hint, in a settled order."""
    pairs = sorted(zip(lines[:-1:2], lines[1:-1:2], strict=True), reverse=True)
    return [line for pair in pairs for line in pair]


def test_a_class_that_the_contract_does_not_know_is_told_with_the_nearest(told: object) -> None:
    lines = told("type('Itm', (__import__('pydantic').BaseModel,), {'__module__': 'shop.goods'})()")  # type: ignore[operator]
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
        assert not isinstance(contract, str)
        assert [
            "shop.goods.Item.size: the wire has no 'size', which the contract promises\n  at: $",
            "  hint: generated/schema.json is out of date: run codegen generate",
        ] == faults(shop.goods.Item(), contract)


def run_pytest(folder: Path, *arguments: str, test: str = "") -> subprocess.CompletedProcess[str]:
    if test:
        (folder / "tests").mkdir(exist_ok=True)
        (folder / "tests/test_it.py").write_text(test)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
        cwd=folder,
        env=environment(PYTHONPATH=f"{folder}"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


TEST = """\
from shop.goods import Priced, Item

def test_truth(assert_on_wire):
    assert_on_wire(Item(sku="a", price=1))

def test_lie(assert_on_wire):
    assert_on_wire(Priced(price=2))
"""


def test_a_suite_has_the_fixture_and_its_message_without_our_frames(project: Path) -> None:
    ran = run_pytest(project, test=TEST)
    assert 1 == ran.returncode
    assert "1 failed, 1 passed" in ran.stdout
    assert 'shop.goods.Priced.price: the wire has "2.0 EUR"' in ran.stdout
    assert "on_wire/" not in ran.stdout
    assert "pytest_plugin.py" not in ran.stdout


def test_a_contract_that_is_not_there_is_told_with_the_way_out(tmp_path: Path) -> None:
    found = find_contract(make(tmp_path))
    assert isinstance(found, str)
    assert "generated/schema.json: there is no contract to hold the instance against" in found
    assert found.endswith("  hint: run codegen generate, and commit what it writes")


ALONE = """\
import sys

def test_that_nothing_is_imported():
    assert not {"pydantic", "click", "jinja2", "codegen.config"} & {*sys.modules}

def test_it(assert_on_wire):
    assert_on_wire(1)
"""


def test_a_suite_without_a_contract_runs(tmp_path: Path) -> None:
    ran = run_pytest(tmp_path, "-p", "no:hypothesispytest", test=ALONE)
    assert "1 failed, 1 passed" in ran.stdout
    assert "no pyproject.toml with a [tool.codegen] table" in ran.stdout
    assert "Traceback" not in ran.stdout


def test_a_suite_can_do_without_the_plugin(tmp_path: Path) -> None:
    test = (
        "def test_it(request):\n    assert not request.config.pluginmanager.has_plugin('codegen')"
    )
    assert 0 == run_pytest(tmp_path, "-p", "no:codegen", test=test).returncode


def test_the_plugin_imports_nothing_but_pytest() -> None:
    code = (
        "import sys, pytest; before = set(sys.modules); import codegen.pytest_plugin; "
        "print(sorted({n.split('.')[0] for n in set(sys.modules) - before} - {'codegen'}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True
    )
    assert "[]\n" == ran.stdout
