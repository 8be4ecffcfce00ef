"""Routes -> the objects that they take and answer, each a root, and what is stated of them.

A *piece* is such an object: it has no name, and no definition of its own. `<number>/request` has
the places of parameters as its keys, `<number>/body` and `<number>/<status>` have content types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from codegen.application import Channel, Route
    from codegen.config import Wire
    from codegen.jsonschema import Schema
    from codegen.untyped import AnyType


def received(routes: Sequence[Route]) -> dict[str, Mapping[str, AnyType]]:
    """The pieces that are received."""
    found: dict[str, Mapping[str, AnyType]] = {}
    for number, route in enumerate(routes):
        found[f"{number}/request"] = {**route.parameters}
        found[f"{number}/body"] = route.body
    return found


def sent(routes: Sequence[Route], wire: Wire) -> dict[str, Mapping[str, AnyType]]:
    """The pieces that are sent and dumped in one way."""
    return {
        f"{number}/{answer.status}": answer.content
        for number, route in enumerate(routes)
        for answer in route.answers
        if answer.wire == wire
    }


def messages(channels: Sequence[Channel], way: str) -> dict[str, Mapping[str, AnyType]]:
    """The pieces of channels that go one way: `sends` or `receives`."""
    found = {f"{way} {each.path}": getattr(each, way) for each in channels}
    return {name: {"message": each} for name, each in found.items() if each is not None}


def stated_channels(channels: Sequence[Channel], piece: Callable[[str], Schema]) -> Schema:
    """The channels as the document states them, by path."""
    return {
        each.path: {
            way: piece(f"{way} {each.path}")["properties"]["message"]
            for way in ("sends", "receives")
            if getattr(each, way) is not None
        }
        for each in channels
    }


def stated(routes: Sequence[Route], piece: Callable[[str], Schema]) -> list[Schema]:
    """The routes as the document states them; `piece` leads to the schema of one."""
    return [_stated(number, route, piece) for number, route in enumerate(routes)]


def _stated(number: int, route: Route, piece: Callable[[str], Schema]) -> Schema:
    request, body = piece(f"{number}/request"), piece(f"{number}/body")
    required = [name for name in request["properties"] if name in route.required]
    found: Schema = {
        "id": route.id,
        "method": route.method,
        "path": route.path,
        "x-python": route.python,
        "description": route.description,
        "deprecated": route.is_deprecated,
        "parameters": request["properties"] and {**request, "required": required},
        "body": body["properties"] and body,
        "bodyRequired": "body" in route.required,
        "responses": {each.status: piece(f"{number}/{each.status}") for each in route.answers},
    }
    return {key: value for key, value in found.items() if value}
