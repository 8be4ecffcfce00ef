"""Annotations as Python holds them: the types inside of one, and what its forward names mean."""

from __future__ import annotations

import dataclasses
import re
import sys
import types
import typing
from collections import Counter
from typing import TYPE_CHECKING, ForwardRef, TypeVar

import typing_extensions
from pydantic import BaseModel
from pydantic.dataclasses import is_pydantic_dataclass, rebuild_dataclass

from codegen.export.placeholders import bound_of, default_of, has_default, parameters, substituted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.untyped import AnyType

# From Python 3.12 on there are two: that of the language, and that of typing_extensions.
_ALIASES = (
    typing_extensions.TypeAliasType,
    getattr(typing, "TypeAliasType", typing_extensions.TypeAliasType),
)


def waiting(roots: Iterable[AnyType]) -> list[AnyType]:
    """The classes whose annotations were not all defined, first what most of them refer to.

    The core schema of a class that waits is made anew wherever another refers to it.
    """
    found = [root for root in roots if not getattr(root, "__pydantic_complete__", True)]
    named = Counter(word for cls in found for word in _words(cls))
    return sorted(found, key=lambda cls: named[cls.__name__], reverse=True)


def complete(cls: AnyType) -> None:
    """Let a class keep its core schema, which an adapter would make for itself each time."""
    if is_pydantic_dataclass(cls):
        rebuild_dataclass(cls, raise_errors=False, _types_namespace={})
    else:
        cls.model_rebuild(raise_errors=False, _types_namespace={})


def is_alias(annotation: AnyType) -> bool:
    """Whether an annotation is a named alias, which `type` makes from Python 3.12 on."""
    return isinstance(annotation, _ALIASES)


def is_generic(origin: AnyType) -> bool:
    """Whether a type that is no model takes arguments, and has a definition of its own."""
    return bool((is_alias(origin) or _has_fields(origin)) and parameters(origin))


def value_of(alias: AnyType) -> AnyType:
    """What an alias stands for."""
    return resolved(alias.__value__, alias)


def inside(annotation: AnyType, origin: AnyType) -> Iterator[AnyType]:
    """The annotations directly inside of one, of which the origin is known."""
    arguments = typing.get_args(annotation)
    if origin is typing.Annotated:
        yield arguments[0]
        return
    yield from arguments
    declared = annotation if origin is None else origin
    stated = dict(zip(parameters(declared), arguments, strict=False)) if origin else {}
    for hint in _hints(declared):
        yield substituted(resolved(hint, declared), stated)


def resolved(annotation: AnyType, owner: AnyType) -> AnyType:
    """An annotation whose forward names are looked up in the module of an owner.

    As it stands where one leads nowhere, or is known only to a function around.
    """
    if not is_forward(annotation):
        return annotation
    module = getattr(sys.modules.get(owner.__module__), "__dict__", {})
    holder = types.SimpleNamespace(__annotations__={"it": annotation})
    try:
        hints = typing.get_type_hints(holder, module, {owner.__name__: owner}, include_extras=True)
    except Exception:  # noqa: BLE001 - a name may be any expression
        return annotation
    return hints["it"]


def unstated(argument: AnyType) -> AnyType:
    """What stands for a type parameter that nobody states: its default, its bound, or anything."""
    while isinstance(argument, TypeVar):
        bound = bound_of(argument)
        is_bounded = bound is not None and not has_default(argument)
        argument = resolved(bound if is_bounded else default_of(argument), argument)
    return argument


def _words(cls: AnyType) -> set[str]:
    """Every name in the annotations of a class."""
    return {
        word
        for field in getattr(cls, "__pydantic_fields__", {}).values()
        for word in re.findall(r"\w+", str(field.annotation))
    }


def is_forward(annotation: AnyType) -> bool:
    """Whether an annotation, or a part of it, is a name that is yet to be looked up."""
    if isinstance(annotation, (str, ForwardRef)):
        return True
    origin: AnyType = typing.get_origin(annotation)
    if origin is typing.Literal:
        return False
    arguments = typing.get_args(annotation)
    return any(map(is_forward, arguments[:1] if origin is typing.Annotated else arguments))


def _has_fields(origin: AnyType) -> bool:
    return isinstance(origin, type) and (
        dataclasses.is_dataclass(origin)
        or typing_extensions.is_typeddict(origin)
        or hasattr(origin, "_fields")
    )


def _hints(declared: AnyType) -> Iterable[AnyType]:
    if is_alias(declared):
        return [declared.__value__]
    if isinstance(declared, type) and issubclass(declared, BaseModel):
        fields = declared.__pydantic_fields__.values()
        computed = declared.__pydantic_computed_fields__.values()
        return [*(each.annotation for each in fields), *(each.return_type for each in computed)]
    if not _has_fields(declared):
        return []
    try:
        return typing_extensions.get_type_hints(declared, include_extras=True).values()
    except Exception:  # noqa: BLE001 - an annotation of the user's; Pydantic tells what is wrong
        return []
