"""A route of FastAPI's -> what it answers, by status and content type."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import WithJsonSchema

from codegen.application import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.config import Wire
    from codegen.untyped import AnyType, Passed

_JSON = "application/json"
_BODILESS = {"204", "205", "304"}
_INVALID = {"422", "4XX", "default"}
_STREAMS = {"is_sse_stream": "text/event-stream", "is_json_stream": "application/jsonl"}
_ERROR = Annotated[Any, WithJsonSchema({"type": "object", "x-ts-type": "HTTPValidationError"})]


@dataclass(frozen=True)
class Answers:
    """What a route answers: its own response is `dumped` by FastAPI, all others as configured.

    Whether it `is_checked` is whether FastAPI may refuse a request by itself.
    """

    route: Passed
    wire: Wire
    dumped: Wire
    is_checked: bool

    def told(self) -> Iterator[Answer]:
        """The answers, by status."""
        response = _response_class(self.route)
        status = str(self.route.status_code or _default_status(response))
        stated = {str(code): each for code, each in self.route.responses.items()}
        own = {} if status in _BODILESS else _content(self.route, response)
        yield Answer(status, {**_declared(stated.pop(status, {})), **own}, self.dumped)
        for code, each in stated.items():
            content = _declared(each) or {_JSON: Any}
            yield Answer(code, {} if code in _BODILESS else content, self.wire)
        if self.is_checked and _INVALID.isdisjoint(stated):
            yield Answer("422", {_JSON: _ERROR}, self.wire)


def _declared(stated: Mapping[str, Any]) -> dict[str, AnyType]:
    """What `responses` declare of a status: a model, and further content types."""
    found = {each: _unmodelled(each) for each in stated.get("content", {})}
    model = stated.get("model")
    return found if model is None else {_JSON: model, **found}


def _content(route: Passed, response: Passed) -> dict[str, AnyType]:
    """The body that a route answers with, as far as it is declared."""
    for flag, media_type in _STREAMS.items():
        if getattr(route, flag, False):
            return {media_type: str}
    media_type = getattr(response, "media_type", None) or "*/*"
    if "json" not in media_type:
        return {media_type: _unmodelled(media_type)}
    if route.response_model is None:
        return {media_type: type(None) if _returned(route) is None else Any}
    return {media_type: route.response_model}


def _unmodelled(media_type: str) -> AnyType:
    return str if media_type.startswith("text/") else Any


def _response_class(route: Passed) -> Passed:
    """The class of a route's response: stated, or what its function says that it returns."""
    returned = _returned(route)
    if isinstance(returned, type) and hasattr(returned, "media_type"):
        return returned
    return getattr(route.response_class, "value", route.response_class)


def _returned(route: Passed) -> AnyType:
    """What the function of a route says that it returns."""
    return signature_of(route.endpoint).return_annotation


def signature_of(endpoint: Passed) -> inspect.Signature:
    """The signature of the function of a route, its annotations read where they can be."""
    try:
        return inspect.signature(endpoint, eval_str=True)
    except (NameError, TypeError, ValueError):  # a name of type checkers alone
        return inspect.Signature(return_annotation=Any)


def _default_status(response: Passed) -> int:
    """The status of a response for which the route states none."""
    stated = inspect.signature(response.__init__).parameters.get("status_code")
    return stated.default if stated is not None and isinstance(stated.default, int) else 200
