"""What internal requests are answered with, as the final response of their message."""

import json
from typing import Any

import pytest
from contract.samples import SETTINGS, WORD
from pydantic import ValidationError

from schemas.answers import IInternalResults, INodeValidation, ISelectOptions
from schemas.i18n import I18N
from schemas.settings import ISettingsStore
from schemas.socket import ISocketMessage

ANSWERS: dict[str, tuple[type[Any], Any, Any]] = {
    "sync": (ISettingsStore, SETTINGS, json.loads(SETTINGS.to_wire())),
    "node_validator": (INodeValidation, INodeValidation(acceptable=True), {"acceptable": True}),
    "sync_local_select": (
        ISelectOptions[str],
        ISelectOptions[str](options=["a", "b"]),
        {"options": ["a", "b"]},
    ),
    "sync_select_mapping": (
        ISelectOptions[I18N],
        ISelectOptions[I18N](options=[WORD]),
        {"options": [{"zh": "猫", "en": "cat"}]},
    ),
}


def test_every_internal_request_has_an_answer() -> None:
    answers = {name: field.annotation for name, field in IInternalResults.model_fields.items()}
    assert {name: answer[0] for name, answer in ANSWERS.items()} == answers


@pytest.mark.parametrize("identifier", ANSWERS)
def test_an_answer_is_the_final_response_of_a_message(identifier: str) -> None:
    model, answer, wire = ANSWERS[identifier]
    message = ISocketMessage[model].make_success("h", answer)  # type: ignore[valid-type] # a class
    assert wire == json.loads(message.to_wire())["data"]["final"]
    assert message == ISocketMessage[model].model_validate_json(message.to_wire())  # type: ignore[valid-type]


def test_the_options_of_a_mapping_are_no_plain_texts() -> None:
    with pytest.raises(ValidationError, match=r"options\.0"):
        ISelectOptions[I18N].model_validate({"options": ["cat"]})
    with pytest.raises(ValidationError, match=r"options\.0"):
        ISelectOptions[str].model_validate({"options": [{"zh": "猫", "en": "cat"}]})
