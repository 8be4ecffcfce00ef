"""The routes of a document: what is read of them, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from codegen.errors import CodegenError
from codegen.ir import Array, Channel, Property, Ref, Response, Route
from codegen.parse import parse

ITEM = {"x-python": "shop:Item", "type": "object", "properties": {"x": {"type": "string"}}}
ROUTE = {"id": "read", "method": "get", "path": "/items/{id}", "x-python": "shop:read"}


def document(**route: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a stranger writes
    return {"$defs": {"Item": ITEM}, "x-routes": [{**ROUTE, **route}]}


def keys(**properties: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    return {"type": "object", "properties": properties, "required": [*properties]}


def test_a_route_has_parameters_by_place_and_bodies_by_content_type() -> None:
    item = {"$ref": "#/$defs/Item"}
    stated = document(
        parameters=keys(path=keys(id={"type": "integer"})),
        body=keys(json=item),
        bodyRequired=True,
        responses={"200": keys(json={"type": "array", "items": item}), "204": {}},
    )
    (route,) = parse(stated).routes
    assert "shop.read" == route.python
    assert ["path"] == [each.name for each in route.parameters]
    assert (Property("json", Ref("Item"), "required"),) == route.body
    listed = Property("json", Array(Ref("Item")), "required")
    assert (Response("200", (listed,)), Response("204", ())) == route.responses


def test_a_route_may_state_no_more_than_where_it_is() -> None:
    assert (Route("read", "get", "/items/{id}", "shop.read"),) == parse(document()).routes
    assert () == parse({"$defs": {}}).routes


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": 1},
        {"id": "a\nb"},
        {"method": "fetch"},
        {"path": "/a\u2028b"},
        {"x-python": "shop"},
        {"description": None},
        {"deprecated": "yes"},
        {"parameters": True},
        {"body": []},
        {"bodyRequired": 1},
        {"responses": {"600": {}}},
        {"responses": {"200;": {}}},
        {"responses": {"200": True}},
        {"other": 1},
    ],
    ids=repr,
)
def test_what_is_no_route_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(CodegenError, match=r"'x-routes' has to be a list of routes"):
        parse(document(**wrong))


def test_a_route_lacks_no_key_and_shares_no_id() -> None:
    for routes in ([{"id": "read"}], [ROUTE, ROUTE], {"read": ROUTE}):
        with pytest.raises(CodegenError, match=r"\[schema-valid\]"):
            parse({"$defs": {}, "x-routes": routes})


def test_a_channel_has_what_is_sent_and_received() -> None:
    stated = {"/ws": {"sends": {"$ref": "#/$defs/Item"}}, "/silent": {}}
    found = parse({"$defs": {"Item": ITEM}, "x-channels": stated}).channels
    assert (Channel("/ws", Ref("Item")), Channel("/silent")) == found


@pytest.mark.parametrize("wrong", [[], {"/ws": {"says": {}}}, {"/ws": 1}, {"a\nb": {}}], ids=repr)
def test_what_are_no_channels_is_refused(wrong: object) -> None:
    with pytest.raises(CodegenError, match=r"'x-channels' has to be an object of channels"):
        parse({"$defs": {}, "x-channels": wrong})


def test_what_a_part_of_a_route_says_is_read_like_any_schema() -> None:
    with pytest.raises(CodegenError) as caught:
        parse(
            document(
                body=keys(json={"$ref": "#/$defs/Gone"}),
                responses={"200": keys(json={"type": "string", "frozen": 1})},
            )
        )
    body, response = caught.value.problems
    assert "shop.read (body).json" == body.where
    assert "shop.read (200).json" == response.where
