"""Which types differ by direction: those that are unlike by themselves, and all that hold them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.jsonschema import DEFS, refs, without_annotations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.export.passes import Both
    from codegen.jsonschema import Schema


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
