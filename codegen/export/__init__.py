"""Python types -> JSON Schema document: the list of passes, which is the algorithm.

Each direction is exported by itself (both in one call of Pydantic's are several times as slow, and
invent pairs for equal types); then the two are compared, and only what differs is split.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.application import NO_APPLICATION
from codegen.errors import raise_or_warn
from codegen.export.document import assemble
from codegen.export.passes import Starts
from codegen.export.passes.bases import keep_bases
from codegen.export.passes.disambiguate import disambiguate
from codegen.export.passes.discover import discover
from codegen.export.passes.generics import keep_generics
from codegen.export.passes.names import name_definitions
from codegen.export.passes.reachability import drop_unreachable, split_directions
from codegen.export.passes.unite import relaxed, unite
from codegen.export.routes import messages, received, sent
from codegen.export.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.application import Application
    from codegen.config import Config
    from codegen.errors import Problem
    from codegen.export.passes import Both, Definitions
    from codegen.jsonschema import Schema

_PASSES = (
    keep_bases,  # a class extends a base where it holds exactly what the base holds
    drop_unreachable,  # bases that do not hold, and what was met on the way
    disambiguate,  # uses of generic classes that are spelled alike: one definition, or two names
    keep_generics,  # a class stays generic where its template stands for all of its uses
    drop_unreachable,  # uses that are written as their generic class with arguments
    split_directions,  # what differs by direction is two types
    name_definitions,  # last, when it is known what there is to name
)


def export(
    sends: Sequence[type],
    receives: Sequence[type],
    config: Config,
    application: Application = NO_APPLICATION,
) -> Schema:
    """The JSON Schema document of the types that are sent and received.

    The routes of the application are part of it where a target needs them. Raises CodegenError with
    every model at fault; warns of what the configuration allows.
    """
    source = Source(config.root, config.skip)
    if "routes" not in config.targets:
        application = replace(application, routes=())
    if "channels" not in config.targets:
        application = replace(application, channels=())
    output, output_problems = _sent(sends, application, config, source)
    taken = messages(application.channels, "receives")
    starts = Starts(receives, {**received(application.routes), **taken})
    inputs, input_problems = discover(starts, "input", config.wire, source)
    raise_or_warn([*output_problems, *input_problems], relaxed=config.inexpressible == "unknown")
    both: Both = {"output": output, "input": inputs}
    for apply in _PASSES:
        both = apply(both)
    return assemble(both, source, config.models, application)


def _sent(
    sends: Sequence[type], application: Application, config: Config, source: Source
) -> tuple[Definitions, list[Problem]]:
    """What is sent, read once for each way in which the server dumps."""
    routes = application.routes
    found: list[Definitions] = []
    problems: list[Problem] = []
    ways = {model: application.dumped.get(model, (config.wire,)) for model in sends}
    told = messages(application.channels, "sends")
    answered = [answer.wire for route in routes for answer in route.answers]
    answered += [config.wire] if told else []
    stated = [wire for each in ways.values() for wire in each]
    for wire in dict.fromkeys([*stated, *answered]) or (config.wire,):
        types = [model for model, each in ways.items() if wire in each]
        pieces = {**sent(routes, wire), **(told if wire == config.wire else {})}
        starts = Starts(types, pieces)
        definitions, faults = discover(starts, "output", wire, source)
        found.append(relaxed(definitions) if wire.is_partial else definitions)
        problems += faults
    united, odds = unite(found)
    return united, [*problems, *odds]
