"""The committed JSON Schema as a judge, by a validator that any other language has, too."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from codegen.evidence.oracles import tools
from codegen.evidence.oracles.verdicts import ACCEPTED, Verdict, beyond
from codegen.jsonschema import map_subschemas, pointer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.evidence.committed import Committed
    from codegen.evidence.samples import Specimen
    from codegen.jsonschema import Schema

_HOME = "codegen:///schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LONGEST = 200  # characters of a reason


def judge(committed: Committed, specimens: Sequence[Specimen]) -> list[Verdict]:
    """The verdicts of the committed document; formats are remarks to it, as the dialect says."""
    jsonschema_rs: Any = tools.need("jsonschema_rs", "jsonschema-rs", "schema")
    definitions = committed.document["$defs"]
    plain = {name: _without_patterns(each) for name, each in definitions.items()}

    @cache
    def validator(name: str) -> Any:  # noqa: ANN401 - an object of the validator's
        reference = {"$ref": _HOME + pointer(name)}
        try:
            return jsonschema_rs.Draft202012Validator(reference, registry=full)
        except ValueError:  # a pattern of Python's that no other language knows
            return jsonschema_rs.Draft202012Validator(reference, registry=patternless)

    def verdict(specimen: Specimen) -> Verdict:
        errors = [*validator(specimen.name).iter_errors(json.loads(specimen.text))]
        return _rejection(errors) if errors else ACCEPTED

    try:
        full, patternless = (
            jsonschema_rs.Registry([(_HOME, {"$schema": _DIALECT, "$defs": each})])
            for each in (definitions, plain)
        )
        return [verdict(each) for each in specimens]
    except ValueError as error:
        what = f"schema.json is no valid schema: {str(error).splitlines()[0]}"
        raise tools.failed("schema", what, "run codegen check") from error


def _without_patterns(schema: Schema) -> Schema:
    inner = map_subschemas(schema, _without_patterns)
    return {key: value for key, value in inner.items() if "pattern" not in key}


def _rejection(errors: Sequence[Any]) -> Verdict:
    deepest = max((_deepest(error) for error in errors), key=_depth)
    if type(deepest.kind).__name__.endswith("MultipleOf") and isinstance(deepest.instance, float):
        return beyond("whether a fraction is a multiple depends on how it is calculated")
    path, reason = tuple(deepest.instance_path), deepest.message[:_LONGEST]
    return Verdict(accepted=False, path=path, reason=reason)


def _deepest(error: Any) -> Any:  # noqa: ANN401 - an error of the validator's
    """Of an error in a union, the one that came furthest in a member: what the text is meant as."""
    context = getattr(error.kind, "context", None) or ()
    within = [_deepest(inner) for branch in context for inner in branch]
    closest = max(within, key=_depth, default=error)
    return closest if _depth(closest) > _depth(error) else error


def _depth(error: Any) -> int:  # noqa: ANN401 - an error of the validator's
    return len(error.instance_path)
