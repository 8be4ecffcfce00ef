"""What every model of the contract has in common on its way to the wire and back."""

import inspect
import keyword
import pkgutil
import subprocess
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from contract.samples import AUTHORED, SENT
from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import PydanticSerializationError
from typing_extensions import TypeAliasType

import schemas
from schemas import authored
from schemas.authored import AuthoredModel
from schemas.wire import ContractModel, WireModel

MODELS = [*SENT, *AUTHORED]


class Leaf(WireModel):
    number: float | None = None


class Tree(WireModel):
    leaf: Leaf | None = None
    leaves: list[Leaf | None] | None = None
    named: dict[str, Leaf | None] | None = None
    anything: dict[str, Any] | None = None


def test_a_member_without_a_value_is_left_out() -> None:
    assert "{}" == Tree().to_wire()


def test_a_member_without_a_value_is_left_out_of_models_at_any_depth() -> None:
    tree = Tree(leaf=Leaf(), leaves=[Leaf(), Leaf(number=1)], named={"a": Leaf()})
    assert '{"leaf":{},"leaves":[{},{"number":1.0}],"named":{"a":{}}}' == tree.to_wire()


def test_null_stays_where_it_is_an_item_and_not_a_member() -> None:
    tree = Tree(leaves=[None], named={"a": None}, anything={"a": None, "b": [None, {"c": None}]})
    wire = '{"leaves":[null],"named":{"a":null},"anything":{"a":null,"b":[null,{"c":null}]}}'
    assert wire == tree.to_wire()
    assert tree == Tree.model_validate_json(wire)


def test_a_model_inside_anything_leaves_its_members_out_too() -> None:
    assert '{"anything":{"a":{},"b":[{}]}}' == Tree(anything={"a": Leaf(), "b": [Leaf()]}).to_wire()


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_not_finite_is_refused(number: float) -> None:
    with pytest.raises(ValidationError, match="should be a finite number"):
        Leaf(number=number)


def test_an_assignment_is_validated() -> None:
    leaf = Leaf()
    leaf.number = 2
    assert '{"number":2.0}' == leaf.to_wire()
    with pytest.raises(ValidationError, match="should be a finite number"):
        leaf.number = float("nan")
    assert '{"number":2.0}' == leaf.to_wire()


def test_an_attribute_that_is_no_member_is_refused() -> None:
    with pytest.raises(ValidationError, match="Object has no attribute 'nubmer'"):
        Leaf().nubmer = 1  # type: ignore[attr-defined] # the mistake in question


def test_what_was_changed_in_place_to_something_else_is_not_sent() -> None:
    leaves: list[Any] = [Leaf()]
    tree = Tree(leaves=leaves)
    assert tree.leaves is not None
    tree.leaves.append("leaf")  # type: ignore[arg-type] # the mistake in question
    with pytest.raises(PydanticSerializationError, match="Expected `Leaf`"):
        tree.to_wire()


def test_keys_that_are_not_known_are_ignored() -> None:
    assert Leaf(number=1) == Leaf.model_validate_json('{"number":1,"unit":"m"}')


@pytest.mark.parametrize("model", MODELS)
def test_every_model_goes_by_the_rules_of_the_contract(model: type[BaseModel]) -> None:
    assert issubclass(model, ContractModel)
    assert model.model_config.get("allow_inf_nan") is False
    assert model.model_config.get("validate_assignment") is True


@pytest.mark.parametrize("model", MODELS)
def test_every_model_says_what_it_is(model: type[BaseModel]) -> None:
    assert model.__dict__["__doc__"]


@pytest.mark.parametrize("model", SENT)
def test_what_is_sent_says_how_and_what_is_a_part_of_it_does_not(model: type[BaseModel]) -> None:
    heirs = [each for each in SENT if issubclass(each, model) and each is not model]
    assert issubclass(model, WireModel) or any(issubclass(each, WireModel) for each in heirs)
    assert hasattr(model, "to_wire") == issubclass(model, WireModel)


@pytest.mark.parametrize("model", AUTHORED)
def test_what_is_written_in_python_cannot_be_sent_as_it_is(model: type[BaseModel]) -> None:
    assert issubclass(model, AuthoredModel)
    assert not hasattr(model, "to_wire")
    assert "forbid" == model.model_config.get("extra")


@pytest.mark.parametrize("model", SENT)
def test_names_are_the_same_in_python_and_on_the_wire(model: type[BaseModel]) -> None:
    schema = model.model_json_schema(mode="serialization")
    if not issubclass(model, RootModel):
        definition = schema.get("$defs", {}).get(model.__name__, schema)
        names = {name: field.alias or name for name, field in model.model_fields.items()}
        assert list(names.values()) == list(definition.get("properties", {}))
        for name, alias in names.items():
            is_name = alias.isidentifier() and not keyword.iskeyword(alias)
            assert name == alias or not is_name


@pytest.mark.parametrize("package", [schemas, authored], ids=lambda package: package.__name__)
def test_everything_is_exported_by_name(package: ModuleType) -> None:
    found = pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
    modules = [import_module(each.name) for each in found if not each.ispkg]
    defined = {
        name
        for module in modules
        for name, value in vars(module).items()
        if (inspect.isclass(value) or isinstance(value, TypeAliasType))
        and value.__module__ == module.__name__
        and name.isidentifier()
        and not name.startswith("_")
    }
    exported = {name for name in package.__all__ if not inspect.isfunction(getattr(package, name))}
    elsewhere = {name for name in exported if name not in defined}
    assert defined <= exported
    assert elsewhere <= (set(schemas.__all__) if package is authored else set())


def test_pillow_is_not_needed() -> None:
    loaded = "import schemas, schemas.authored, sys; print('PIL' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert "False\n" == run.stdout


def test_nothing_of_the_generator_is_imported() -> None:
    loaded = (
        "import schemas.authored, sys; print(sorted({name.split('.')[0] for name in sys.modules}))"
    )
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert "'schemas'" in run.stdout
    assert "'codegen'" not in run.stdout
