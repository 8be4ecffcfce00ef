"""A route of FastAPI's -> what it takes: its parameters by place, and its body by content type."""

from __future__ import annotations

import operator
import re
import types
import typing
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Union

from pydantic import BaseModel, Field, WithJsonSchema, create_model

from codegen.application import PLACES, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from codegen.application import Content
    from codegen.untyped import AnyType, Passed

_SCHEMA = {"type": "string", "format": "binary", "x-ts-type": "Blob"}
_FILE = Annotated[Any, WithJsonSchema(_SCHEMA)]
"""What a browser sends as a file."""

_SAID = ("description", "deprecated", "examples", "discriminator")


class Request:
    """What a route takes, and all that it depends on; the function of the route is its owner."""

    def __init__(self, route: Passed) -> None:
        endpoint = route.endpoint
        self.module: str = endpoint.__module__
        self.qualname: str = getattr(endpoint, "__qualname__", type(endpoint).__name__)
        self._body = route.body_field
        self._fields = _fields(route.dependant)

    @property
    def annotations(self) -> list[AnyType]:
        """The type of everything that is taken, in the order of places."""
        taken = (field for each in self._fields.values() for field in each.values())
        return [field.field_info.annotation for field in taken]

    def parameters(self) -> Mapping[str, AnyType]:
        """The parameters of each place that has some, as an object."""
        return self._objects

    def body(self) -> Content:
        """What may be the body."""
        field, fields = self._body, self._fields["body"]
        if field is None:
            return {}
        if len(fields) == 1 and field in fields.values():
            return {field.field_info.media_type: _typed(field.field_info)}
        return {field.field_info.media_type: self._part("body", _keys("body", fields))}

    def required(self) -> frozenset[str]:
        """The places, and the body, of which something has to be there."""
        found = {
            place
            for place, made in self._objects.items()
            if any(each.is_required() for each in made.model_fields.values())
        }
        is_needed = self._body is not None and self._body.field_info.is_required()
        return frozenset({*found, "body"} if is_needed else found)

    @cached_property
    def _objects(self) -> dict[str, AnyType]:
        made = {place: self._object(place, self._fields[place]) for place in PLACES}
        return {place: each for place, each in made.items() if each is not None}

    def _object(self, place: str, fields: Mapping[str, Passed]) -> AnyType:
        """The parameters of one place as an object; None where there are none.

        A model of the user's that holds all of them is that object itself.
        """
        models = [_model_of(field.field_info) for field in fields.values()]
        if place == "query" and len(models) == 1 and models[0] is not None:
            return models[0]
        keys = [*_keys(place, fields)]
        return self._part(place, keys) if keys else None

    def _part(self, name: str, keys: Iterable[tuple[str, AnyType, Passed]]) -> type[Part]:
        """An object with these keys: the name of each on the wire, its type, and its field."""
        fields: dict[str, Any] = {}
        for wire, annotation, info in keys:
            own = f"{re.sub(r'[^0-9A-Za-z]+', '_', wire).strip('_')}_"
            while own in fields or not own.isidentifier():
                own = f"key_{own}"
            fields[own] = (annotation, _field(info, wire))
        made = create_model(name, __base__=Part, __module__=self.module, **fields)
        made.__qualname__ = f"{self.qualname}.{name}"
        return made


def _field(info: Passed, wire: str) -> Any:  # noqa: ANN401 - as Pydantic types it
    """A field of FastAPI's as one of Pydantic's own, under its name on the wire."""
    stated: dict[str, Any] = {each: getattr(info, each, None) for each in _SAID}
    if info.default_factory is not None:
        stated["default_factory"] = info.default_factory
    elif not info.is_required():
        stated["default"] = info.default
    return Field(alias=wire, **stated)


def _typed(info: Passed) -> AnyType:
    """The type of a field, with all that FastAPI knows of it."""
    annotation = _with_files(info.annotation, is_file=type(info).__name__ == "File")
    metadata = [*info.metadata]
    if info.discriminator is not None:
        metadata.append(Field(discriminator=info.discriminator))
    arguments = (annotation, *metadata)
    return Annotated[arguments] if metadata else annotation


def _with_files(annotation: AnyType, *, is_file: bool) -> AnyType:
    """A type in which what a browser sends as a file is one."""
    is_upload = isinstance(annotation, type) and "UploadFile" in {
        each.__name__ for each in annotation.__mro__
    }
    if is_upload or (is_file and annotation is bytes):
        return _FILE
    arguments = typing.get_args(annotation)
    inner: Any = tuple(_with_files(each, is_file=is_file) for each in arguments)
    if all(map(operator.is_, inner, arguments)):
        return annotation
    origin: Any = typing.get_origin(annotation)
    return Union[inner] if origin in {Union, types.UnionType} else origin[inner]  # noqa: UP007 - made at run time


def _fields(dependant: Passed) -> dict[str, dict[str, Passed]]:
    """What a route, and all that it depends on, take from a request: by place, then by name.

    Where two of them take one, it is required if it is so to either.
    """
    found: dict[str, dict[str, Passed]] = {place: {} for place in (*PLACES, "body")}
    pending = [dependant]
    while pending:
        current = pending.pop()
        pending += reversed(current.dependencies)
        for place, fields in found.items():
            for field in getattr(current, f"{place}_params"):
                name = _wire_name(field.name, field.field_info, place)
                if name not in fields or field.field_info.is_required():
                    fields[name] = field
    return found


def _wire_name(name: str, info: Passed, place: str) -> str:
    """What the wire calls a parameter: a header has hyphens, unless that is said otherwise."""
    alias = info.validation_alias if isinstance(info.validation_alias, str) else info.alias
    if place == "header" and alias in {None, name} and getattr(info, "convert_underscores", True):
        return name.replace("_", "-")
    return alias or name


def _keys(place: str, fields: Mapping[str, Passed]) -> Iterator[tuple[str, AnyType, Passed]]:
    """Parameters, with those of a model one by one, as they are on the wire."""
    for name, field in fields.items():
        info = field.field_info
        model = _model_of(info) if place != "body" or type(info).__name__ == "Form" else None
        if model is None:
            if getattr(info, "include_in_schema", True):
                yield name, _typed(info), info
            continue
        for inner, each in model.model_fields.items():
            yield _wire_name(inner, each, place), _typed(each), each


def _model_of(info: Passed) -> type[BaseModel] | None:
    """The model whose fields are parameters by themselves; None where a parameter is no model."""
    arguments = [each for each in typing.get_args(info.annotation) if each is not type(None)]
    candidate = arguments[0] if len(arguments) == 1 else info.annotation
    return candidate if isinstance(candidate, type) and issubclass(candidate, BaseModel) else None
