"""Every model of the contract, dumped and parsed again, and held against the committed schema."""

import json
from typing import Any

import pytest
from contract.samples import INSTANCES, SENT
from jsonschema import Draft202012Validator
from support.project import ROOT

from schemas.wire import ContractModel, WireModel

DOCUMENT: dict[str, Any] = json.loads((ROOT / "generated/schema.json").read_text(encoding="utf-8"))


def generic_of(model: type[Any]) -> type[Any]:
    origin: type[Any] | None = model.__pydantic_generic_metadata__["origin"]
    return origin or model


def definition_of(instance: ContractModel) -> str:
    return generic_of(type(instance)).__name__


def name_of(instance: ContractModel) -> str:
    return type(instance).__name__


@pytest.mark.parametrize("instance", INSTANCES, ids=name_of)
def test_the_wire_and_back_is_the_same(instance: ContractModel) -> None:
    assert isinstance(instance, WireModel)
    assert instance == type(instance).model_validate_json(instance.to_wire())


def is_sent(instance: ContractModel) -> bool:
    return bool(DOCUMENT["$defs"][definition_of(instance)]["x-direction"] != "input")


@pytest.mark.parametrize("instance", [each for each in INSTANCES if is_sent(each)], ids=name_of)
def test_what_is_sent_is_what_the_committed_schema_says(instance: WireModel) -> None:
    name = definition_of(instance)
    validator = Draft202012Validator({**DOCUMENT, "$ref": f"#/$defs/{name}"})
    assert [] == [error.message for error in validator.iter_errors(json.loads(instance.to_wire()))]


def test_there_is_an_instance_of_every_model() -> None:
    shown = {generic_of(type(each)) for each in INSTANCES}
    parts = {model for model in SENT if not issubclass(model, WireModel)} | {WireModel}
    assert shown | parts == set(SENT)


def test_every_model_that_is_sent_is_in_the_generated_contract() -> None:
    bases = {"ContractModel", "WireModel"}
    assert {model.__name__ for model in SENT} - bases <= DOCUMENT["$defs"].keys()
