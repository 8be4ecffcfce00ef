"""Every model of the contract, dumped and parsed again, and held against the committed schema."""

import json
from typing import Any

import pytest
from contract.samples import AUTHORED, AUTHORED_INSTANCES, INSTANCES, SENT
from jsonschema import Draft202012Validator
from support.project import ROOT

from schemas import authored
from schemas.authored import AuthoredModel
from schemas.wire import ContractModel, WireModel

DOCUMENT: dict[str, Any] = json.loads((ROOT / "generated/schema.json").read_text(encoding="utf-8"))
NEVER_ALONE = {
    authored.AuthoredModel: "a base of others",
    authored.IPluginGroupInfo: "it holds classes, and is only lowered",
}


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


@pytest.mark.parametrize("instance", AUTHORED_INSTANCES, ids=name_of)
def test_what_is_written_in_python_can_be_stored_and_read(instance: AuthoredModel) -> None:
    text = instance.model_dump_json(warnings="error")
    assert instance == type(instance).model_validate_json(text)


def test_there_is_an_instance_of_every_model() -> None:
    shown = {generic_of(type(each)) for each in INSTANCES}
    parts = {model for model in SENT if not issubclass(model, WireModel)} | {WireModel}
    assert shown | parts == set(SENT)
    written = {generic_of(type(each)) for each in AUTHORED_INSTANCES}
    assert written | NEVER_ALONE.keys() == set(AUTHORED)


def test_every_model_that_is_sent_is_in_the_generated_contract() -> None:
    bases = {"ContractModel", "WireModel"}
    assert {model.__name__ for model in SENT} - bases <= DOCUMENT["$defs"].keys()


def test_nothing_that_stays_in_python_is_in_the_generated_contract() -> None:
    authored_only = {model.__name__ for model in AUTHORED} - {model.__name__ for model in SENT}
    assert set() == authored_only & DOCUMENT["$defs"].keys()
    text = json.dumps(DOCUMENT)
    for word in ("no_offload", "i18n_select", "select_local", "_internal", "schemas.authored"):
        assert word not in text
