"""The routes of a document: what each takes and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.ir import Channel, Doc, Object, Response, Route

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.ir import Property
    from codegen.jsonschema import Schema
    from codegen.parse.types import TypeParser
    from codegen.untyped import JsonValue


def routes(document: Mapping[str, JsonValue], parser: TypeParser) -> tuple[Route, ...]:
    """The routes that a document states."""
    return tuple(_route(each, parser) for each in document.get("x-routes", ()))


def channels(document: Mapping[str, JsonValue], parser: TypeParser) -> tuple[Channel, ...]:
    """The channels that a document states."""
    found = []
    for path, stated in document.get("x-channels", {}).items():
        where = f"schema.json x-channels {path}"
        parser.begin(path, {}, where)
        parser.parameters = []
        types = {way: parser.parse(each, f"{where} ({way})") for way, each in stated.items()}
        found.append(Channel(path, **types))
    return tuple(found)


def _route(stated: Schema, parser: TypeParser) -> Route:
    where = stated["x-python"].replace(":", ".")
    parser.begin(stated["id"], {}, where)
    parser.parameters = []
    responses = stated.get("responses", {})
    return Route(
        id=stated["id"],
        method=stated["method"],
        path=stated["path"],
        python=where,
        parameters=_keys(stated.get("parameters", {}), parser, where),
        body=_keys(stated.get("body", {}), parser, f"{where} (body)"),
        is_body_required=stated.get("bodyRequired", False),
        responses=tuple(
            Response(status, _keys(each, parser, f"{where} ({status})"))
            for status, each in responses.items()
        ),
        doc=Doc(description=stated.get("description"), deprecated=stated.get("deprecated", False)),
    )


def _keys(schema: Schema, parser: TypeParser, where: str) -> tuple[Property, ...]:
    """The keys of an object without a name; none where it states none."""
    type_ = parser.parse(schema, where)
    return type_.properties if isinstance(type_, Object) else ()
