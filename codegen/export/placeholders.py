"""A generic class applied to its own parameters, so that its schema shows where each one stands.

Pydantic exports a bare generic class with every parameter replaced by `Any` and so loses the
positions. Applied to placeholder classes instead, each position reads `{"x-type-parameter": name}`.
"""

from __future__ import annotations

import typing
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, Union

from pydantic import RootModel
from pydantic_core import core_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

    from codegen.untyped import AnyType

PARAMETER = "x-type-parameter"


def parameters(origin: AnyType) -> tuple[TypeVar, ...]:
    """The type parameters of a generic class; none where one of them is not a plain TypeVar."""
    metadata = getattr(origin, "__pydantic_generic_metadata__", None)
    if metadata and origin is not RootModel and not _declares_parameters(origin):
        return ()
    found = metadata["parameters"] if metadata else getattr(origin, "__parameters__", ())
    if not isinstance(found, tuple):  # a class of Python's own, such as that of `int | None`
        return ()
    return found if all(isinstance(each, TypeVar) for each in found) else ()


def _declares_parameters(cls: type) -> bool:
    """Whether a class is generic itself; an heir of a bare generic class only looks so."""
    own = vars(cls)
    return "__orig_bases__" in own or bool(own.get("__type_params__"))


def bound_of(parameter: TypeVar) -> AnyType:
    """The bound of a type parameter, which may be a choice of constraints; None without."""
    if parameter.__constraints__:
        return Union[parameter.__constraints__]  # noqa: UP007 - made at run time
    return parameter.__bound__


def has_default(parameter: AnyType) -> bool:
    """Whether a type parameter has a default, which may be None."""
    return bool(getattr(parameter, "has_default", bool)())


def default_of(parameter: AnyType) -> AnyType:
    """The default of a type parameter; anything without."""
    return parameter.__default__ if has_default(parameter) else Any


def origin_of(annotation: AnyType) -> AnyType:
    """The generic type of which this is a use, itself included; None where it is not generic."""
    metadata = getattr(annotation, "__pydantic_generic_metadata__", None)
    origin = metadata["origin"] if metadata else typing.get_origin(annotation)
    generic = origin or annotation
    return generic if parameters(generic) else None


def arguments_of(annotation: AnyType) -> tuple[Any, ...]:
    """The arguments of a use; the parameters themselves where none are stated."""
    metadata = getattr(annotation, "__pydantic_generic_metadata__", None)
    stated = metadata["args"] if metadata else typing.get_args(annotation)
    return (
        _completed(parameters(origin_of(annotation)), stated)
        if stated
        else (parameters(origin_of(annotation)))
    )


def _completed(declared: tuple[TypeVar, ...], stated: tuple[Any, ...]) -> tuple[Any, ...]:
    """Arguments with the defaults of those that are left out: `Pair[int]` where B is A."""
    arguments = dict(zip(declared, stated, strict=False))
    for parameter in declared[len(stated) :]:
        arguments[parameter] = substituted(default_of(parameter), arguments)
    return tuple(arguments.values())


def substituted(hint: AnyType, arguments: Mapping[AnyType, AnyType]) -> AnyType:
    """An annotation with arguments in place of type parameters."""
    if isinstance(hint, TypeVar):
        return arguments.get(hint, hint)
    open_ = getattr(hint, "__parameters__", ())
    if not open_ or typing.get_origin(hint) is None:
        return hint
    return hint[tuple(arguments.get(each, each) for each in open_)]


def is_bare(cls: type | None) -> bool:
    """Whether a class is generic and none of its parameters is stated."""
    metadata = getattr(cls, "__pydantic_generic_metadata__", {})
    return bool(metadata.get("parameters")) and not metadata["args"]


def placeholders(origin: AnyType) -> dict[TypeVar, type]:
    """A placeholder for each parameter of a generic class, to apply it to."""
    return {parameter: _placeholder(parameter) for parameter in parameters(origin)}


def is_placeholder(argument: object) -> bool:
    """Whether an argument stands for a type parameter."""
    return PARAMETER in getattr(argument, "__dict__", {})


@cache
def _placeholder(parameter: TypeVar) -> type:
    name = parameter.__name__

    def core(_cls: type, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.any_schema(metadata={PARAMETER: name})

    def json(_cls: type, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {PARAMETER: name}

    hooks = {
        "__module__": parameter.__module__,  # no message tells of this one
        "__get_pydantic_core_schema__": classmethod(core),
        "__get_pydantic_json_schema__": classmethod(json),
    }
    return type(name, (), {PARAMETER: name, **hooks})
