"""Python types -> JSON Schema document: the list of passes, which is the algorithm.

Each direction is exported by itself (both in one call of Pydantic's are several times as slow, and
invent pairs for equal types); then the two are compared, and only what differs is split.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.errors import raise_or_warn
from codegen.export.document import assemble
from codegen.export.passes.bases import keep_bases
from codegen.export.passes.disambiguate import disambiguate
from codegen.export.passes.discover import discover
from codegen.export.passes.generics import keep_generics
from codegen.export.passes.names import name_definitions
from codegen.export.passes.reachability import drop_unreachable, split_directions
from codegen.export.passes.unite import relaxed, unite
from codegen.export.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from codegen.config import Config, Wire
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
    dumped: Mapping[type, Sequence[Wire]] | None = None,
) -> Schema:
    """The JSON Schema document of the types that are sent and received.

    `dumped` names those that are not dumped as is configured, or in other ways, too. Raises
    CodegenError with every model at fault; warns of what the configuration allows.
    """
    source = Source(config.root, config.skip)
    output, output_problems = _sent(sends, dumped or {}, config, source)
    inputs, input_problems = discover(receives, "input", config.wire, source)
    raise_or_warn([*output_problems, *input_problems], relaxed=config.inexpressible == "unknown")
    both: Both = {"output": output, "input": inputs}
    for apply in _PASSES:
        both = apply(both)
    return assemble(both, source, config.models)


def _sent(
    sends: Sequence[type], dumped: Mapping[type, Sequence[Wire]], config: Config, source: Source
) -> tuple[Definitions, list[Problem]]:
    """What is sent, read once for each way in which the server dumps."""
    ways = {model: dumped.get(model, (config.wire,)) for model in sends}
    found: list[Definitions] = []
    problems: list[Problem] = []
    for wire in dict.fromkeys(wire for each in ways.values() for wire in each) or (config.wire,):
        roots = [model for model, each in ways.items() if wire in each]
        definitions, faults = discover(roots, "output", wire, source)
        found.append(relaxed(definitions) if wire.is_partial else definitions)
        problems += faults
    united, odds = unite(found)
    return united, [*problems, *odds]
