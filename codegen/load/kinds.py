"""What in a module declares a shape on the wire: classes, named aliases, and unions with a name."""

from __future__ import annotations

import ast
import dataclasses
import enum
import inspect
import types
import typing
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

import typing_extensions
from pydantic import BaseModel, RootModel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

# From Python 3.12 on there are two: that of the language, and that of typing_extensions.
_ALIASES = (
    typing_extensions.TypeAliasType,
    getattr(typing, "TypeAliasType", typing_extensions.TypeAliasType),
)
# `type` asks a value nothing; a proxy might raise.
_FORMS = {type(Union[int, str]), type(Annotated[int, 0]), types.UnionType}  # noqa: UP007 - made at run time


def is_model(value: object) -> bool:
    """Whether `value` is a class or a named alias that declares a shape on the wire."""
    kind = type(value)
    if issubclass(kind, _ALIASES):
        return True
    if not issubclass(kind, type):
        return False
    cls: Any = value
    if issubclass(cls, enum.Enum):
        return len(cls) > 0  # one without members is a base of others
    return (
        issubclass(cls, BaseModel)
        or dataclasses.is_dataclass(cls)
        or typing_extensions.is_typeddict(cls)
        or _is_named_tuple(cls)
    )


def _is_named_tuple(cls: type) -> bool:
    """Whether a class is a tuple whose fields have names and types."""
    return issubclass(cls, tuple) and hasattr(cls, "_fields") and "__annotations__" in vars(cls)


def qualname_of(model: Any) -> str:  # noqa: ANN401 - a class or an alias
    """The qualified name of a model; an alias has only a name."""
    qualname: str = getattr(model, "__qualname__", model.__name__)
    return qualname


def named_unions(module: ModuleType) -> Iterator[type]:
    """The unions that a module gives a name at its top level, each as a model of that name.

    `Shape = Annotated[Circle | Square, Field(discriminator="kind")]` is one. Of those that are not
    annotated, only a union of models is: `Id = int | str` is an abbreviation. Pydantic never hears
    of the name, so a field of that type shows the union itself.
    """
    found = [name for name, value in vars(module).items() if _is_annotated(value)]
    if found:
        assigned = _assigned(module)
        yield from (as_model(module, name) for name in found if name in assigned)


def is_union(value: object) -> bool:
    """Whether `value` is a union, annotated or not, without a type parameter."""
    if type(value) not in _FORMS:
        return False
    union: Any = value
    return not union.__parameters__ and get_origin(_stripped(value)) in {Union, types.UnionType}


def _is_annotated(value: object) -> bool:
    """Whether `value` is a union that says something of its members, or one of models."""
    if not is_union(value):
        return False
    members = get_args(_stripped(value))
    return get_origin(value) is Annotated or all(map(is_model, members))


def _stripped(value: object) -> object:
    return get_args(value)[0] if get_origin(value) is Annotated else value


def as_model(module: ModuleType, name: str) -> type:
    """A union of a module as a model that has its name."""
    base: Any = RootModel.__class_getitem__(vars(module)[name])
    return type(name, (base,), {"__module__": module.__name__, "__doc__": None})


def _assigned(module: ModuleType) -> set[str]:
    """The names that a module's source assigns at its top level, but for other names of the same.

    What is imported belongs to the module that it comes from.
    """
    try:
        body = ast.parse(inspect.getsource(module)).body
    except (OSError, TypeError, SyntaxError):
        return set()
    targets = (
        target
        for statement in body
        if isinstance(statement, (ast.Assign, ast.AnnAssign))
        and not isinstance(statement.value, (ast.Name, ast.Attribute))
        for target in _targets(statement)
    )
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _targets(statement: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return statement.targets if isinstance(statement, ast.Assign) else [statement.target]
