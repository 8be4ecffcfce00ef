"""Which definitions the roots lead to: all others are no part of the contract."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.jsonschema import DEFS, refs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.export.passes import Both, Definitions


def drop_unreachable(both: Both) -> Both:
    """Both directions without the definitions that no root of theirs leads to.

    A use that is `inline` is written as its generic class with arguments, so that what stands in
    its own schema is not needed for it.
    """
    return {direction: _reached(each) for direction, each in both.items()}


def _reached(definitions: Definitions) -> Definitions:
    found: set[str] = set()
    pending = list(definitions.roots)
    while pending:
        ref = pending.pop()
        if ref in definitions.schemas and ref not in found:
            found.add(ref)
            pending += (target.removeprefix(DEFS) for target in _targets(ref, definitions))
    schemas = {ref: each for ref, each in definitions.schemas.items() if ref in found}
    generics = {ref: each for ref, each in definitions.generics.items() if ref in found}
    return replace(definitions, schemas=schemas, generics=generics)


def _targets(ref: str, definitions: Definitions) -> Iterator[str]:
    if ref not in definitions.inline:
        yield from refs(definitions.schemas[ref])
    use = definitions.generics.get(ref)
    if use is not None:
        yield definitions.templates[use.origin]
        stated = (each for one in definitions.parameters[use.origin] for each in one.values())
        for schema in (*use.arguments, *stated):
            yield from refs(schema) if isinstance(schema, dict) else ()
