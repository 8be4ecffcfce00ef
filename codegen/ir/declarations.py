"""Declarations: types with a name, and the contract that they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.ir.types import NO_DOC, Doc

if TYPE_CHECKING:
    from codegen.ir.types import Property, Ref, Type

Direction: TypeAlias = Literal["output", "input", "both"]
"""Which way a shape crosses the wire: output is server to client, input client to server."""


@dataclass(frozen=True)
class TypeParameter:
    """A parameter of a generic declaration."""

    name: str
    bound: Type | None = None
    default: Type | None = None


@dataclass(frozen=True)
class EnumMember:
    """A member of an enum: its Python name and its value on the wire."""

    name: str
    value: str | int | float | bool | None
    doc: str | None = None


@dataclass(frozen=True)
class Identity:
    """How a declaration is known: its name in the contract and its place in the Python source."""

    name: str
    module: str
    qualname: str
    direction: Direction = "both"


@dataclass(frozen=True)
class Interface:
    """An object type with a name. `additional` is as in `Object`.

    `properties` are all that it has; those of its `bases` are among them, with the same types.
    """

    identity: Identity
    properties: tuple[Property, ...]
    additional: Type | None = None
    parameters: tuple[TypeParameter, ...] = ()
    bases: tuple[Ref, ...] = ()
    doc: Doc = NO_DOC


@dataclass(frozen=True)
class Enum:
    """A closed set of values with a name."""

    identity: Identity
    members: tuple[EnumMember, ...]
    doc: Doc = NO_DOC

    @property
    def parameters(self) -> tuple[TypeParameter, ...]:
        """None: no enum is generic."""
        return ()


@dataclass(frozen=True)
class Alias:
    """Any other type with a name."""

    identity: Identity
    type: Type
    parameters: tuple[TypeParameter, ...] = ()
    doc: Doc = NO_DOC


Declaration: TypeAlias = Interface | Enum | Alias


METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The methods that a path may have."""


@dataclass(frozen=True)
class Response:
    """What a route answers with one status: `200`, `4XX`, `default`; a property by content type."""

    status: str
    content: tuple[Property, ...]


@dataclass(frozen=True)
class Route:
    """One method of one path of an application; `python` is its function in the source.

    Of `parameters` each is an object, by the place in a request: `path`, `query`, `header` or
    `cookie`. `body` has a property for each content type.
    """

    id: str
    method: str
    path: str
    python: str
    parameters: tuple[Property, ...] = ()
    body: tuple[Property, ...] = ()
    is_body_required: bool = False
    responses: tuple[Response, ...] = ()
    doc: Doc = NO_DOC


@dataclass(frozen=True)
class Channel:
    """A websocket by its path: what the server sends and receives, None where nobody says."""

    path: str
    sends: Type | None = None
    receives: Type | None = None


@dataclass(frozen=True)
class Contract:
    """All declarations, in the order of the Python source.

    `models` are the configured names of packages and modules. `sources` maps each Python module to
    its file, relative to the project, or to the module's own name where it lies elsewhere. `sends`
    and `receives` name the roots of each direction. `fingerprint` is the same where the same JSON
    may cross the wire. `routes` and `channels` are those of an application.
    """

    declarations: tuple[Declaration, ...]
    models: tuple[str, ...] = ()
    sources: dict[str, str] = field(default_factory=dict)
    sends: tuple[str, ...] = ()
    receives: tuple[str, ...] = ()
    fingerprint: str = ""
    routes: tuple[Route, ...] = ()
    channels: tuple[Channel, ...] = ()
