"""An application -> the types that its routes receive and send, by what it says of itself.

It is read by the public attributes that FastAPI's routes have had for years, and FastAPI itself is
never imported: where the user's module has not done so, there is no application.
"""

from __future__ import annotations

import sys
import typing
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated

from codegen.config import Partial, Wire
from codegen.errors import Problem
from codegen.load.kinds import is_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.untyped import AnyType, Passed

_PLACES = ("path", "query", "header", "cookie", "body")
_SETTINGS = ("exclude_none", "exclude_unset", "exclude_defaults")
_CHOICES = ("response_model_include", "response_model_exclude")


@dataclass(frozen=True)
class Route:
    """What one route receives, what it sends as its response, and what it declares beside that.

    `python` is its function in the source. `responses` are the models of other status codes, which
    the route dumps as it likes; `wire` is how FastAPI dumps its own response.
    """

    python: str
    receives: tuple[type, ...]
    sends: tuple[type, ...]
    responses: tuple[type, ...]
    wire: Wire


def partial_responses(routes: Iterable[Route]) -> list[Problem]:
    """What to say of routes that leave out keys which their models declare."""
    what = "it leaves out keys that its response model declares, so that none of them is required"
    hint = "give the route a response model that has what it sends"
    return [
        Problem("response-whole", route.python, what, hint)
        for route in routes
        if route.wire.is_partial
    ]


def models_of(route: Route) -> tuple[type, ...]:
    """All types with a name that cross the wire on a route."""
    return (*route.receives, *route.sends, *route.responses)


def routes_of(application: Passed, wire: Wire) -> Iterator[Route]:
    """The routes of an application that belong to its schema, those that it mounts included.

    `wire` is the configured one, to which a route adds what it states itself.
    """
    for route in _contexts(application.routes):
        if isinstance(getattr(route, "routes", None), list):  # a mount, or a host
            yield from routes_of(route, wire)
        elif hasattr(route, "dependant") and getattr(route, "include_in_schema", False):
            yield _read(route, wire)


def _contexts(routes: list[Passed]) -> Iterable[Passed]:
    """Each route with the prefix and the dependencies of all routers that include it.

    Older releases of FastAPI copy the routes of a router; today's keep it, and tell its routes.
    """
    told = getattr(sys.modules.get("fastapi.routing"), "iter_route_contexts", iter)
    yield from told(routes)


def _read(route: Passed, wire: Wire) -> Route:
    received = (each.field_info.annotation for each in _parameters(route.dependant))
    sent = (route.response_model, getattr(route, "stream_item_type", None))
    others = (each.get("model") for each in route.responses.values())
    return Route(
        python=f"{route.endpoint.__module__}.{route.name}",
        receives=_models_in(received),
        sends=_models_in(sent),
        responses=_models_in(others),
        wire=_stated(route, wire),
    )


def _parameters(dependant: Passed) -> Iterator[Passed]:
    """What a route, and all that it depends on, take from a request."""
    for place in _PLACES:
        yield from getattr(dependant, f"{place}_params")
    for inner in dependant.dependencies:
        yield from _parameters(inner)


def _stated(route: Passed, wire: Wire) -> Wire:
    """How FastAPI dumps the response of a route."""
    settings = asdict(wire)
    settings |= {name: True for name in _SETTINGS if getattr(route, f"response_model_{name}")}
    settings["by_alias"] &= route.response_model_by_alias
    return (Partial if any(_left_out(route)) else Wire)(**settings)


def _left_out(route: Passed) -> Iterator[str]:
    """The options of a route by which it leaves out keys that its response model declares."""
    return (name for name in _CHOICES if getattr(route, name) is not None)


def _models_in(annotations: Iterable[AnyType]) -> tuple[type, ...]:
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
