"""Python types -> JSON Schema document. The only package that knows Pydantic.

Each direction is exported by itself (both in one call of Pydantic's are several times as slow, and
invent pairs for equal shapes); then the two are compared, and only what differs is split.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.errors import CodegenError, raise_or_warn
from codegen.export.document import assemble
from codegen.export.passes.definitions import define
from codegen.export.passes.disambiguate import distinguished
from codegen.export.passes.generics import keep_generic, unsound_origins
from codegen.export.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.config import Config
    from codegen.jsonschema import Schema


def export(sends: Sequence[type], receives: Sequence[type], config: Config) -> Schema:
    """The JSON Schema document of the types that are sent and received.

    Raises CodegenError with every model at fault; warns of what the configuration allows.
    """
    source = Source(config.root, config.skip, config.source_folder)
    output, output_problems = define(sends, "serialization", config.wire, source)
    inputs, input_problems = define(receives, "validation", config.wire, source)
    raise_or_warn([*output_problems, *input_problems], relaxed=config.inexpressible == "unknown")
    output, inputs = distinguished(output, inputs)
    unsound = unsound_origins(output, inputs)
    document, problems = assemble(
        {"output": keep_generic(output, unsound), "input": keep_generic(inputs, unsound)},
        source,
        config.models,
    )
    if problems:
        raise CodegenError(problems)
    return document
