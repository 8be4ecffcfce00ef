"""An application -> what its routes take and answer, by what it says of itself.

It is read by the public attributes that FastAPI's routes have had for years, and FastAPI itself is
never imported: where the user's module has not done so, there is no application.
"""

from __future__ import annotations

import re
import sys
import typing
from collections import Counter
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Annotated

from codegen.application import Channel, Route
from codegen.config import Partial, Wire
from codegen.errors import Problem
from codegen.ir import METHODS
from codegen.load.kinds import is_model
from codegen.load.requests import Request
from codegen.load.responses import Answers, signature_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.untyped import AnyType, Passed

_SETTINGS = ("exclude_none", "exclude_unset", "exclude_defaults")
_CHOICES = ("response_model_include", "response_model_exclude")


@dataclass(frozen=True)
class Read:
    """A route, with the types that have a name: what it receives, sends, and declares beside that.

    `others` are the models of other status codes, which the route dumps as it likes; `wire` is how
    FastAPI dumps its own response.
    """

    route: Route
    receives: tuple[type, ...]
    sends: tuple[type, ...]
    others: tuple[type, ...]
    wire: Wire

    @property
    def models(self) -> tuple[type, ...]:
        """All types with a name that cross the wire on the route."""
        return (*self.receives, *self.sends, *self.others)


def read_routes(application: Passed, wire: Wire, prefix: str = "") -> Iterator[Read]:
    """The routes of an application that belong to its schema, those that it mounts included.

    `wire` is the configured one, to which a route adds what it states itself.
    """
    for route in _contexts(application.routes):
        if isinstance(getattr(route, "routes", None), list):  # a mount, or a host
            yield from read_routes(route, wire, prefix + (getattr(route, "path", None) or ""))
        elif hasattr(route, "dependant") and getattr(route, "include_in_schema", False):
            yield from _read(route, wire, prefix)


def read_channels(application: Passed, prefix: str = "") -> Iterator[Channel]:
    """The websockets of an application: `Annotated[WebSocket, {"sends": A, "receives": B}]`."""
    for route in _contexts(application.routes):
        if isinstance(getattr(route, "routes", None), list):
            yield from read_channels(route, prefix + (getattr(route, "path", None) or ""))
        elif hasattr(route, "dependant") and getattr(route, "methods", None) is None:
            stated: dict[str, AnyType] = {}
            for each in signature_of(route.endpoint).parameters.values():
                for said in typing.get_args(each.annotation)[1:]:
                    stated |= said if isinstance(said, dict) else {}
            sends, receives = stated.get("sends"), stated.get("receives")
            yield Channel(prefix + route.path_format, sends, receives)


def unknown_channels(channels: Iterable[Channel]) -> list[Problem]:
    """What to say of websockets of which nobody says what crosses them."""
    paths = [each.path for each in channels if each.sends is None and each.receives is None]
    if not paths:
        return []
    what = "nothing says what crosses this websocket"
    hint = f'[tool.codegen.channels."{paths[0]}"] sends = "Name", receives = "Name"'
    return [Problem("channel-stated", path, what, hint) for path in dict.fromkeys(paths)]


def partial_responses(routes: Iterable[Read]) -> list[Problem]:
    """What to say of routes that leave out keys which their models declare."""
    what = "it leaves out keys that its response model declares, so that none of them is required"
    hint = "give the route a response model that has what it sends"
    return [
        Problem("response-whole", each.route.python.replace(":", "."), what, hint)
        for each in routes
        if each.wire.is_partial
    ]


def with_ids(routes: Iterable[Route]) -> tuple[Route, ...]:
    """The routes, each with an id of its own: its function's name where no other route has it."""
    found: dict[str, Route] = {}
    stated = [*routes]
    names = Counter(each.id for each in stated)
    for each in stated:
        path = re.sub(r"\W+", "_", each.path).strip("_")
        id_ = each.id if names[each.id] == 1 else f"{each.method}_{path}"
        while id_ in found:
            id_ += "_"
        found[id_] = replace(each, id=id_)
    return tuple(found.values())


def _contexts(routes: list[Passed]) -> Iterable[Passed]:
    """Each route with the prefix and the dependencies of all routers that include it.

    Older releases of FastAPI copy the routes of a router; today's keep it, and tell its routes.
    """
    told = getattr(sys.modules.get("fastapi.routing"), "iter_route_contexts", iter)
    yield from told(routes)


def _read(route: Passed, wire: Wire, prefix: str) -> Iterator[Read]:
    """The methods of one route."""
    request, dumped = Request(route), _dumped(route, wire)
    answers = Answers(route, wire, dumped, is_checked=bool(request.annotations))
    sent = (route.response_model, getattr(route, "stream_item_type", None))
    others = (each.get("model") for each in route.responses.values())
    told = Route(
        python=f"{request.module}:{request.qualname}",
        id=route.operation_id or getattr(route.endpoint, "__name__", route.name),
        method="",
        path=prefix + route.path_format,
        description=route.description,
        is_deprecated=bool(route.deprecated),
        parameters=request.parameters(),
        body=request.body(),
        required=request.required(),
        answers=tuple(answers.told()),
    )
    read = Read(told, models_in(request.annotations), models_in(sent), models_in(others), dumped)
    for method in (each for each in METHODS if each.upper() in route.methods):
        yield replace(read, route=replace(told, method=method))


def _dumped(route: Passed, wire: Wire) -> Wire:
    """How FastAPI dumps the response of a route."""
    settings = asdict(wire)
    settings |= {name: True for name in _SETTINGS if getattr(route, f"response_model_{name}")}
    settings["by_alias"] &= route.response_model_by_alias
    chooses = any(getattr(route, name) is not None for name in _CHOICES)
    return (Partial if chooses else Wire)(**settings)


def models_in(annotations: Iterable[AnyType]) -> tuple[type, ...]:
    """The types with a name that annotations are made of, each once: `User` of `list[User]`."""
    found: dict[type, None] = {}
    pending = [*annotations][::-1]
    while pending:
        annotation = pending.pop()
        origin = typing.get_origin(annotation)
        if is_model(annotation if origin is None else origin):
            if not _is_frameworks(annotation):
                found[annotation] = None
        elif origin is Annotated:
            pending.append(typing.get_args(annotation)[0])
        elif origin is not None and origin is not typing.Literal:
            pending += typing.get_args(annotation)[::-1]
    return tuple(found)


def _is_frameworks(model: type) -> bool:
    """Whether a model is FastAPI's own, such as that of an event, which wraps what is sent."""
    return model.__module__.partition(".")[0] == "fastapi"
