"""A configured name -> the models that it means."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from codegen.config import matches
from codegen.errors import Problem, nearest
from codegen.load.application import read_channels, read_routes
from codegen.load.imports import not_found
from codegen.load.kinds import (
    as_model,
    exported_names,
    home_of,
    is_model,
    is_pydantics,
    is_settings,
    is_union,
    named_unions,
    old_models,
    qualname_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from codegen.application import Channel
    from codegen.config import Wire
    from codegen.load.application import Read
    from codegen.load.imports import Importer
    from codegen.untyped import Value

TABLE = "pyproject.toml [tool.codegen]"
"""The place of a fault that is the configuration's."""

_MISSING = object()
_OPENS = "make its openapi() work, or name the modules of its models"
_MODELS = "a Pydantic model, dataclass, TypedDict, NamedTuple, Enum, type alias or union of models"


class Finder:
    """Finds the models of configured names; `problems` collects what is not there.

    A module has the models that it defines. One that is named has those that it exports as well,
    wherever they are defined. Settings hold secrets of the server: of these, only those that
    `patterns` or a configured name spell out. The routes of applications go into `routes` and
    `channels`; `wire` is how the server dumps where a route does not say.
    """

    def __init__(self, importer: Importer, wire: Wire, patterns: Sequence[str] = ()) -> None:
        self._importer = importer
        self._wire = wire
        self.routes: list[Read] = []
        self.channels: list[Channel] = []
        self._spelled_out = [each for each in patterns if not set(each) & set("*?[")]
        self.problems = importer.problems

    def models(self, name: str) -> Iterator[type]:
        """The models of a configured name: `package`, `module` or `module:Name`.

        An application has none of its own: its routes know which way each of theirs goes.
        """
        module_name, _, qualname = name.partition(":")
        if not qualname:
            for position, module in enumerate(self._importer.modules(module_name)):
                yield from self._defined_in(module)
                if position == 0 and module.__name__ == module_name:
                    yield from self._exported_by(module)
        elif found := self._importer.module(module_name):
            yield from self._named(found, qualname, name)

    def _named(self, module: ModuleType, qualname: str, name: str) -> Iterator[type]:
        found: Value = module
        for part in qualname.split("."):
            namespace, found = found, _attribute(found, part)
            if found is _MISSING:
                near = nearest(part, _model_names(namespace)) or nearest(part, dir(namespace))
                what = f"{getattr(namespace, '__name__', part)} has no {part!r}"
                self.problems.append(not_found(name, what, near))
                return
        if is_model(found):
            yield from self._at_home(found)
            return
        if is_union(found) and "." not in qualname:
            yield from self._union(module, qualname, is_named=True)
            return
        if not isinstance(found, type) and _attribute(found, "routes") is not _MISSING:
            self._read(found, name)
            return
        kind = "class" if isinstance(found, type) else type(found).__name__
        hint = f"a model is {_MODELS}; wrap others in RootModel"
        self.problems.append(not_found(name, f"{qualname} is no model, but a {kind}", hint))

    def _read(self, application: Value, name: str) -> None:
        try:
            self.routes += read_routes(application, self._wire)
            self.channels += read_channels(application)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - FastAPI builds routes late, with the user's code
            what = f"its routes cannot be read: {type(error).__name__}: {error}"
            self.problems.append(
                Problem("routes-readable", f"{TABLE} models = [{name!r}]", what, _OPENS)
            )

    def _defined_in(self, module: ModuleType) -> Iterator[type]:
        for name in _model_names(module):
            model = vars(module)[name]
            elsewhere = model.__module__ in sys.modules and model.__module__ != module.__name__
            if not (elsewhere or name.startswith("_") or _is_alias(name, model, module)):
                yield from self._unless_settings(model)
        for name in named_unions(module):
            if not name.startswith("_"):
                yield from self._union(module, name)
        for name, cls in old_models(module):
            what = f"{name} is a model of pydantic.v1, {cls.__module__}.{cls.__qualname__}"
            hint = "move it to the BaseModel of Pydantic 2, or leave the module out by 'exclude'"
            self.problems.append(not_found(module.__name__, what, hint))

    def _exported_by(self, module: ModuleType) -> Iterator[type]:
        for name in exported_names(module, self._importer.is_the_users):
            value = self._importer.attribute(module, name)
            if is_model(value) and not is_pydantics(value):
                yield from self._unless_settings(value)
            elif is_union(value):
                yield from self._union(home_of(name, value, module), name)

    def _union(self, module: ModuleType, name: str, *, is_named: bool = False) -> Iterator[type]:
        """A union as a model; one that Pydantic does not take is none, unless it is named."""
        try:
            model = as_model(module, name)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - a hook of a member may raise anything
            if is_named:
                what = f"Pydantic does not take it: {type(error).__name__}: {error}".splitlines()[0]
                where = f"{module.__name__}.{name}"
                self.problems.append(Problem("models-found", where, what, f"a model is {_MODELS}"))
            return
        yield model

    def _unless_settings(self, model: type) -> Iterator[type]:
        named = any(matches(pattern, model) for pattern in self._spelled_out)
        if named or not is_settings(model):
            yield from self._at_home(model)

    def _at_home(self, model: type) -> Iterator[type]:
        if model.__module__ in sys.modules:
            yield model
            return
        what = f"{qualname_of(model)} says that its module is {model.__module__!r}: there is none"
        self.problems.append(Problem("module-found", TABLE, what, "correct its __module__"))


def _attribute(thing: object, name: str) -> Value:
    """What something has under a name; `_MISSING` where asking for it fails."""
    try:
        return getattr(thing, name)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 - a __getattr__ of the user's may raise anything
        return _MISSING


def _is_alias(name: str, model: type, module: ModuleType) -> bool:
    """Whether the model has a better name: its own, or none since it is a `Page[User]`."""
    own = model.__name__
    return name != own and (not own.isidentifier() or vars(module).get(own) is model)


def _model_names(namespace: object) -> list[str]:
    """Names that models have there. Pydantic adds `Page[User]`, which no source says."""
    members = list(getattr(namespace, "__dict__", {}).items())
    return [name for name, value in members if name.isidentifier() and is_model(value)]
