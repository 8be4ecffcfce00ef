"""Configured names -> Python types, by importing the user's code."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.application import NO_APPLICATION, Application, Channel
from codegen.config import matches
from codegen.errors import CodegenError, Problem, nearest, raise_or_warn
from codegen.load.application import models_in, partial_responses, unknown_channels, with_ids
from codegen.load.finder import TABLE, Finder
from codegen.load.imports import Importer, importing_from
from codegen.load.kinds import qualname_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from codegen.config import Config, Wire
    from codegen.load.application import Read


_WAYS = ("sends", "receives")


@dataclass(frozen=True)
class Roots:
    """The types that cross the wire by themselves, for each direction, in source order.

    `application` says on which routes, and in which ways these dump what they send.
    """

    sends: tuple[type, ...]
    receives: tuple[type, ...]
    application: Application = NO_APPLICATION


def load(config: Config) -> Roots:
    """Import what the configuration names; raises CodegenError with everything that fails."""
    _keep_docstrings()
    importer = Importer(config.source_folder, config.root, config.exclude)
    finder = Finder(importer, config.wire, [*(config.sends or ()), *(config.receives or ())])
    with importing_from(config.source_folder, config.root):
        found = [model for name in config.models for model in finder.models(name)]
    models = list(dict.fromkeys(found))
    is_empty = not (models or finder.channels or any(each.models for each in finder.routes))
    if is_empty and not finder.problems:
        what = f"no model in {', '.join(config.models)}"
        hint = "name a package or module that defines Pydantic models"
        finder.problems.append(Problem("models-found", TABLE, what, hint))
    _raise(finder.problems, importer.cause)
    return _roots(models, finder, config)


def _keep_docstrings() -> None:
    """Refuse to take models without docstrings for models that have lost theirs."""
    if sys.flags.optimize > 1:
        what = "Python leaves out all docstrings, and with them what the output says of the models"
        hint = "run codegen without -OO, and without PYTHONOPTIMIZE=2"
        raise CodegenError([Problem("docstrings-kept", "python -OO", what, hint)])


def _roots(models: list[type], finder: Finder, config: Config) -> Roots:
    """The models of each direction, without the skipped ones.

    Routes and channels know the direction of theirs. All other models go both ways, or as is
    configured.
    """
    problems: list[Problem] = []
    routes, told = finder.routes, finder.channels
    sockets = {way: models_in(getattr(each, way) for each in told) for way in _WAYS}
    routed = dict.fromkeys(model for route in routes for model in route.models)
    routed |= dict.fromkeys(model for each in sockets.values() for model in each)
    every = [*routed, *(model for model in models if model not in routed)]
    skipped = _select(every, config.skip, "skip", problems)
    if len(skipped) == len(every):
        what = "skip leaves no model"
        problems.append(Problem("models-found", TABLE, what, "skip fewer of them"))
    channels = [*_channels(every, config, problems, skipped)]
    if config.sends is None and config.receives is None and not config.channels:
        sends = receives = tuple(model for model in every if model not in routed)
    else:
        sends = _select(every, config.sends or (), "sends", problems, skipped)
        receives = _select(every, config.receives or (), "receives", problems, skipped)
    _raise(problems)
    channels += (each for each in told if each.path not in config.channels)
    sends = (*sends, *models_in(each.sends for each in channels))
    receives = (*receives, *models_in(each.receives for each in channels))
    advice = unknown_channels(channels) if "channels" in config.targets else []
    raise_or_warn([*partial_responses(routes), *advice], relaxed=False)
    dumped = _dumped(routes, sends, config.wire)
    received = dict.fromkeys(model for route in routes for model in route.receives)
    kept = {*every} - {*skipped}
    return Roots(
        sends=tuple(each for each in dict.fromkeys([*dumped, *sends]) if each in kept),
        receives=tuple(each for each in dict.fromkeys([*received, *receives]) if each in kept),
        application=Application(dumped, with_ids(each.route for each in routes), tuple(channels)),
    )


def _channels(
    models: list[type], config: Config, problems: list[Problem], skipped: Sequence[type]
) -> Iterator[Channel]:
    """The channels that are configured, their types by name."""
    for path, channel in config.channels.items():
        key = f"channels.{json.dumps(path)}"
        names = {way: getattr(channel, way) for way in _WAYS}
        found = {
            way: _select(models, [name], key, problems, skipped)[:1]
            for way, name in names.items()
            if name is not None
        }
        yield Channel(path, *(next(iter(found.get(way, ())), None) for way in _WAYS))


def _dumped(
    routes: Iterable[Read], sends: Iterable[type], wire: Wire
) -> dict[type, tuple[Wire, ...]]:
    """The ways in which what routes send is dumped, which elsewhere is sent as is configured."""
    found: dict[type, dict[Wire, None]] = defaultdict(dict)
    for route in routes:
        for model in route.sends:
            found[model][route.wire] = None
        for model in route.others:
            found[model][wire] = None
    for model in found.keys() & set(sends):
        found[model][wire] = None
    return {model: tuple(ways) for model, ways in found.items()}


def _raise(problems: Iterable[Problem], cause: BaseException | None = None) -> None:
    """Raise where there are problems; the same one met on two ways is one.

    `--debug` shows the cause, which is the user's own exception.
    """
    distinct: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        distinct.setdefault((problem.where, problem.what), problem)
    if distinct:
        raise CodegenError(distinct.values()) from cause


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
            problems.append(Problem("models-found", f"{TABLE} {key}", what, hint))
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
