"""What the client may send as a request, and what it may leave out."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from schemas.nodes import INodeData, Matrix2D
from schemas.request import UNKNOWN_HASH, ISocketRequest

LEAST: dict[str, Any] = {
    "hash": "h",
    "userId": "u",
    "baseURL": "http://localhost:5123",
    "identifier": "plugin",
    "nodeData": {},
    "nodeDataList": [],
    "extraData": {},
}

MOST: dict[str, Any] = {
    **LEAST,
    "userJson": '{"name":"n"}',
    "nodeData": {"type": "image", "x": 1, "transform": dict.fromkeys("abcdef", 0.5)},
    "nodeDataList": [{"text": "t"}, {"type": "group", "children": [{}]}],
    "extraData": {"prompt": None, "steps": [1, None]},
    "isInternal": True,
}


def parse(request: dict[str, Any]) -> ISocketRequest:
    return ISocketRequest.model_validate_json(json.dumps(request))


def test_what_the_client_leaves_out_has_its_default() -> None:
    expected = ISocketRequest(
        hash="h",
        userId="u",
        userJson=None,
        baseURL="http://localhost:5123",
        identifier="plugin",
        nodeData=INodeData(),
        nodeDataList=[],
        extraData={},
        isInternal=False,
    )
    assert expected == parse(LEAST)


def test_everything_that_the_client_can_send_arrives() -> None:
    request = parse(MOST)
    assert '{"name":"n"}' == request.userJson
    assert (
        INodeData(type="image", x=1, transform=Matrix2D(a=0.5, b=0.5, c=0.5, d=0.5, e=0.5, f=0.5))
        == request.nodeData
    )
    assert [
        INodeData(text="t"),
        INodeData(type="group", children=[INodeData()]),
    ] == request.nodeDataList
    assert {"prompt": None, "steps": [1, None]} == request.extraData
    assert request.isInternal is True


def test_the_client_may_send_null_for_what_it_does_not_have() -> None:
    nulls = dict.fromkeys(INodeData.model_fields)
    assert parse(LEAST) == parse({**LEAST, "userJson": None, "nodeData": nulls})


@pytest.mark.parametrize(
    "name", [name for name in ISocketRequest.model_fields if name != "userJson"]
)
def test_null_is_refused_where_there_has_to_be_a_value(name: str) -> None:
    with pytest.raises(ValidationError, match=rf"(?s)1 validation error.*\n{name}\n"):
        parse({**LEAST, name: None})


@pytest.mark.parametrize("name", list(LEAST))
def test_what_is_required_cannot_be_left_out(name: str) -> None:
    with pytest.raises(ValidationError, match=rf"(?s)1 validation error.*\n{name}\n.*required"):
        parse({key: value for key, value in LEAST.items() if key != name})


def test_keys_of_a_newer_client_are_ignored() -> None:
    assert parse(LEAST) == parse({**LEAST, "version": 2, "nodeData": {"rotation": 1}})


@pytest.mark.parametrize("request_", [LEAST, MOST], ids=["least", "most"])
def test_a_request_crosses_the_wire_and_comes_back(request_: dict[str, Any]) -> None:
    request = parse(request_)
    assert request == ISocketRequest.model_validate_json(request.to_wire())


TEXT = json.dumps(LEAST)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.encode(),
        '{"hash":"h"}',
        '{"hash":"h","nodeData":3}',
        '{"userId":1,"hash":"h"}',
        '{"hash":"h","userId":"u","nodeD',
        '{"hash":"h",',
        '{"hash":"h"}}',
        '{"hash":"h","extraData":{"a":[1,',
    ],
)
def test_the_hash_of_a_text_that_is_no_request_is_read_where_it_can_be(text: str | bytes) -> None:
    assert "h" == ISocketRequest.hash_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "hash",
        "null",
        '["hash"]',
        '"hash"',
        "{}",
        '{"hash":null}',
        '{"hash":3}',
        '{"hash":"h',
        '{"nodeData":{"hash":"h"}}',
        b"\xff\xfe",
        "[" * 100_000,
    ],
)
def test_a_text_that_states_no_hash_has_the_unknown_one(text: str | bytes) -> None:
    assert "unknown" == UNKNOWN_HASH == ISocketRequest.hash_in(text)
