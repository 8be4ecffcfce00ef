"""What an application says of its routes, as plain data: load reads it, export states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from codegen.config import Wire
    from codegen.untyped import AnyType

PLACES = ("path", "query", "header", "cookie")
"""Where in a request a parameter may stand."""

Content: TypeAlias = Mapping[str, Any]
"""The type of a body, by its content type; none where there is no body."""


class Part(BaseModel):
    """The base of what is made for a route: an object that is written in place, under no name."""

    model_config = ConfigDict(protected_namespaces=())


@dataclass(frozen=True)
class Answer:
    """What a route answers with one status, such as `200`, `4XX` or `default`."""

    status: str
    content: Content
    wire: Wire


@dataclass(frozen=True)
class Route:
    """One method of one path, `python` being its function in the source.

    `parameters` are objects, each a `Part` or a model of the user's. `is_required` says what of
    them, and of `body`, has to be there.
    """

    python: str
    id: str
    method: str
    path: str
    description: str
    is_deprecated: bool
    parameters: Mapping[str, AnyType]
    body: Content
    required: frozenset[str]
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Channel:
    """A websocket by its path: what the server sends and receives, None where nobody says."""

    path: str
    sends: AnyType = None
    receives: AnyType = None


@dataclass(frozen=True)
class Application:
    """The routes and channels of all applications, and how what they send is dumped.

    `dumped` names the models that are not dumped as is configured, or in other ways, too.
    """

    dumped: Mapping[type, tuple[Wire, ...]] = field(default_factory=dict)
    routes: tuple[Route, ...] = ()
    channels: tuple[Channel, ...] = ()


NO_APPLICATION = Application()
