"""Configured names -> Python types. The only package that imports the user's code."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.config import matches
from codegen.errors import CodegenError, Problem, nearest
from codegen.load.imports import Importer, importing_from, not_found
from codegen.load.kinds import as_model, is_model, is_union, named_unions, qualname_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import ModuleType

    from codegen.config import Config

_TABLE = "pyproject.toml [tool.codegen]"
_MODELS = "a Pydantic model, dataclass, TypedDict, NamedTuple, Enum, type alias or union of models"


@dataclass(frozen=True)
class Roots:
    """The types that cross the wire by themselves, for each direction, in source order."""

    sends: tuple[type, ...]
    receives: tuple[type, ...]


def load(config: Config) -> Roots:
    """Import what the configuration names; raises CodegenError with everything that fails."""
    importer = Importer(config.root)
    finder = _Finder(importer)
    with importing_from(config.root):
        found = [model for name in config.models for model in finder.models(name)]
    models = list(dict.fromkeys(found))
    if not (models or finder.problems):
        what = f"no model in {', '.join(config.models)}"
        hint = "name a package or module that defines Pydantic models"
        finder.problems.append(Problem("models-found", _TABLE, what, hint))
    _raise(finder.problems, importer.cause)
    return _roots(models, config)


def _roots(models: list[type], config: Config) -> Roots:
    """The models of each direction, without the skipped ones."""
    problems: list[Problem] = []
    skipped = _select(models, config.skip, "skip", problems)
    kept = [model for model in models if model not in skipped]
    if not kept:
        what = "skip leaves no model"
        problems.append(Problem("models-found", _TABLE, what, "skip fewer of them"))
    if config.sends is None and config.receives is None:
        _raise(problems)
        return Roots(tuple(kept), tuple(kept))
    sends = _select(models, config.sends or (), "sends", problems, skipped)
    receives = _select(models, config.receives or (), "receives", problems, skipped)
    _raise(problems)
    return Roots(sends, receives)


def _raise(problems: Iterable[Problem], cause: BaseException | None = None) -> None:
    """Raise where there are problems; the same one met on two ways is one.

    `--debug` shows the cause, which is the user's own exception.
    """
    distinct: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        distinct.setdefault((problem.where, problem.what), problem)
    if distinct:
        raise CodegenError(distinct.values()) from cause


class _Finder:
    """Finds the models of configured names; `problems` collects what is not there."""

    def __init__(self, importer: Importer) -> None:
        self._importer = importer
        self.problems = importer.problems

    def models(self, name: str) -> Iterator[type]:
        """The models of a configured name: `package`, `module` or `module:Name`."""
        module_name, _, qualname = name.partition(":")
        if not qualname:
            for module in self._importer.modules(module_name):
                yield from self._defined_in(module)
        elif found := self._importer.module(module_name):
            yield from self._named(found, qualname, name)

    def _named(self, module: ModuleType, qualname: str, name: str) -> Iterator[type]:
        found: Any = module
        for part in qualname.split("."):
            try:
                found = getattr(found, part)
            except Exception:  # noqa: BLE001, PERF203 - a __getattr__ of the user's may raise anything
                near = nearest(part, _model_names(found)) or nearest(part, dir(found))
                what = f"{getattr(found, '__name__', part)} has no {part!r}"
                self.problems.append(not_found(name, what, near))
                return
        if is_model(found):
            yield from self._at_home(found)
            return
        if is_union(found) and "." not in qualname:
            yield as_model(module, qualname)
            return
        kind = "class" if isinstance(found, type) else type(found).__name__
        hint = f"a model is {_MODELS}; wrap others in RootModel"
        self.problems.append(not_found(name, f"{qualname} is no model, but a {kind}", hint))

    def _defined_in(self, module: ModuleType) -> Iterator[type]:
        for name in _model_names(module):
            model = vars(module)[name]
            elsewhere = model.__module__ in sys.modules and model.__module__ != module.__name__
            if not (elsewhere or name.startswith("_") or _is_alias(name, model, module)):
                yield from self._at_home(model)
        yield from (each for each in named_unions(module) if not each.__name__.startswith("_"))

    def _at_home(self, model: type) -> Iterator[type]:
        if model.__module__ in sys.modules:
            yield model
            return
        what = f"{qualname_of(model)} says that its module is {model.__module__!r}: there is none"
        self.problems.append(Problem("module-found", _TABLE, what, "correct its __module__"))


def _is_alias(name: str, model: type, module: ModuleType) -> bool:
    """Whether the model has a better name: its own, or none since it is a `Page[User]`."""
    own = model.__name__
    return name != own and (not own.isidentifier() or vars(module).get(own) is model)


def _model_names(namespace: object) -> list[str]:
    """Names that models have there. Pydantic adds `Page[User]`, which no source says."""
    members = list(getattr(namespace, "__dict__", {}).items())
    return [name for name, value in members if name.isidentifier() and is_model(value)]


def _select(
    models: list[type],
    patterns: Sequence[str],
    key: str,
    problems: list[Problem],
    skipped: Sequence[type] = (),
) -> tuple[type, ...]:
    """The models that one of the patterns names and that are not skipped."""
    chosen: set[type] = set()
    for pattern in patterns:
        matching = {model for model in models if matches(pattern, model)}
        chosen |= matching - set(skipped)
        if not matching - set(skipped):
            what, hint = _not_selected(pattern, models, is_skipped=bool(matching))
            problems.append(Problem("models-found", f"{_TABLE} {key}", what, hint))
    return tuple(model for model in models if model in chosen)


def _not_selected(pattern: str, models: list[type], *, is_skipped: bool) -> tuple[str, str]:
    """Why a pattern selects nothing, and what to do."""
    if is_skipped:
        return f"{pattern!r} is skipped", "take it out of one of the two lists"
    spellings = (
        name
        for model in models
        for name in (qualname_of(model), f"{model.__module__}.{qualname_of(model)}")
    )
    what = f"no model of the configured modules is called {pattern!r}"
    return what, nearest(pattern, spellings) or "correct the name"
