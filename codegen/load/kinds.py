"""What in a module declares a shape on the wire: classes, named aliases, and unions with a name."""

from __future__ import annotations

import ast
import dataclasses
import enum
import inspect
import sys
import types
import typing
from typing import TYPE_CHECKING, Annotated, Union, get_args, get_origin

import typing_extensions
from pydantic import BaseModel, RootModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from codegen.untyped import AnyType, Value

_HOOKS = ("__get_pydantic_core_schema__", "__get_pydantic_json_schema__")
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
    cls: Value = value
    if issubclass(cls, enum.Enum):
        return len(cls) > 0  # one without members is a base of others
    return (
        issubclass(cls, BaseModel)
        or (dataclasses.is_dataclass(cls) and not _is_annotation(cls))
        or typing_extensions.is_typeddict(cls)
        or _is_named_tuple(cls)
    )


def _is_annotation(cls: AnyType) -> bool:
    """Whether instances of a class annotate a type: its hook for a schema is a method of theirs."""
    hooks = (inspect.getattr_static(cls, name, None) for name in _HOOKS)
    return any(isinstance(hook, types.FunctionType) for hook in hooks)


def is_settings(cls: type) -> bool:
    """Whether a class holds settings, whose defaults are secrets of the server."""
    bases = getattr(cls, "__mro__", ())
    return any(base.__module__.partition(".")[0] == "pydantic_settings" for base in bases)


def is_pydantics(cls: type) -> bool:
    """Whether a class is one of Pydantic's own, from which models are made."""
    return cls.__module__.partition(".")[0] in {"pydantic", "pydantic_settings"}


def old_models(module: ModuleType) -> Iterator[tuple[str, type]]:
    """The public models of Pydantic 1 that a module defines, by name."""
    for name, value in vars(module).items():
        if type(value).__module__.startswith("pydantic.v1.") and not name.startswith("_"):
            cls: Value = value
            if cls.__module__ == module.__name__:
                yield name, cls


def exported_names(module: ModuleType, is_the_users: Callable[[str], bool]) -> list[str]:
    """What a module says that it exports: `__all__` or, for a package, the names in its __init__.

    Of the latter, those that come from what is installed are only used there.
    """
    stated = vars(module).get("__all__")
    if isinstance(stated, (list, tuple)):
        return [name for name in stated if isinstance(name, str)]
    if "__path__" not in vars(module):
        return []
    top = module.__name__.partition(".")[0]
    return [
        name
        for name, value in list(vars(module).items())
        if not name.startswith("_")
        and is_model(value)
        and (value.__module__.partition(".")[0] == top or is_the_users(value.__module__))
    ]


def home_of(name: str, value: object, module: ModuleType) -> ModuleType:
    """The module that gives a union its name, for one that exports it."""
    top = module.__name__.partition(".")[0]
    modules = [each for key, each in list(sys.modules.items()) if f"{key}.".startswith(f"{top}.")]
    homes = (each for each in modules if vars(each).get(name) is value and name in _assigned(each))
    return next(homes, module)


def _is_named_tuple(cls: type) -> bool:
    """Whether a class is a tuple whose fields have names and types."""
    return issubclass(cls, tuple) and hasattr(cls, "_fields") and "__annotations__" in vars(cls)


def qualname_of(model: AnyType) -> str:
    """The qualified name of a model; an alias has only a name."""
    qualname: str = getattr(model, "__qualname__", model.__name__)
    return qualname


def named_unions(module: ModuleType) -> list[str]:
    """The names of the unions that a module makes at its top level.

    `Shape = Annotated[Circle | Square, Field(discriminator="kind")]` is one. Of those that are not
    annotated, only a union of models is: `Id = int | str` is an abbreviation. Pydantic never hears
    of the name, so a field of that type shows the union itself.
    """
    found = [name for name, value in vars(module).items() if _is_annotated(value)]
    assigned = _assigned(module) if found else set()
    return [name for name in found if name in assigned]


def is_union(value: object) -> bool:
    """Whether `value` is a union, annotated or not, without a type parameter."""
    if type(value) not in _FORMS:
        return False
    union: Value = value
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
    """A union of a module as a model that has its name; raises what Pydantic has against it."""
    base: AnyType = RootModel.__class_getitem__(vars(module)[name])
    stated = {"__module__": module.__name__, "__qualname__": name, "__doc__": None}
    # Pydantic looks names up by the `__name__` of what it describes: a model may mean the union
    return type(f"{module.__name__}.{name}", (base,), stated)


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
