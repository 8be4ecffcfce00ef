"""Which definitions the roots lead to, and which of them differ by direction.

All others are no part of the contract. Unlike are those that are so by themselves, and all that
hold them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.jsonschema import DEFS, refs, without_annotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.export.passes import Both, Definitions
    from codegen.jsonschema import Schema


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


def split_directions(both: Both) -> Both:
    """Both directions, knowing which of their types are two.

    A bare generic class may be several refs, applied to the type parameters of others: one type, of
    which some refs may be in one direction only.
    """
    output, inputs = both["output"], both["input"]
    split = differing(output.schemas, inputs.schemas) - output.inline  # which have no name
    named = {output.named[ref] for ref in split}
    return {
        direction: replace(each, split={ref for ref in each.schemas if each.named[ref] in named})
        for direction, each in both.items()
    }


def differing(output: Mapping[str, Schema], inputs: Mapping[str, Schema]) -> set[str]:
    """The refs of both directions that need two definitions.

    Refs inside are compared by name, which makes recursive types comparable; then whatever refers
    to a type that differs, differs too.
    """
    both = output.keys() & inputs.keys()
    holders: dict[str, set[str]] = defaultdict(set)
    for ref in both:
        for target in refs(output[ref]):
            holders[target.removeprefix(DEFS)].add(ref)
    found = {
        ref for ref in both if without_annotations(output[ref]) != without_annotations(inputs[ref])
    }
    pending = list(found)
    while pending:
        grown = holders[pending.pop()] - found
        found |= grown
        pending.extend(grown)
    return found
