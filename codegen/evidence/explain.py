"""Why the wire and the contract differ: which field, what the wire has, and what to change."""

from __future__ import annotations

import json
import pkgutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic import BaseModel

from codegen.evidence import shortened
from codegen.evidence.counts import could_tell
from codegen.evidence.field_at import field_at, stated_type, value_at
from codegen.header import REGENERATE
from codegen.pipeline import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from codegen.evidence import OracleName, Path, Sample, Verdict
    from codegen.evidence.committed import Committed
    from codegen.evidence.field_at import Field
    from codegen.evidence.oracles.schema import Fault
    from codegen.untyped import JsonValue

_FILES: dict[OracleName, str] = {
    "schema": SCHEMA,
    "tsc": "typescript/",
    "zod": "zod/",
    "way-back": SCHEMA,
}


@dataclass(frozen=True)
class Disagreement:
    """An oracle rejects what is on the wire, or accepts what is not: one text, and `times` alike.

    `path` leads to the field in the text, `says` is what the committed document says of it,
    `reason` what the oracle says, `change` what mends it.
    """

    oracle: OracleName
    sample: Sample
    path: Path
    field: Field
    reason: str
    says: str = ""
    change: str = ""
    times: int = 0

    @property
    def rejects(self) -> bool:
        """Whether the oracle rejects a valid text; else it accepts a near miss."""
        return self.sample.mutation is None

    @property
    def wire(self) -> str:
        """What the text has there."""
        return value_at(json.loads(self.sample.text), self.path)

    @property
    def cause(self) -> tuple[str, bool, bool]:
        """What it shares with others: the field, whether it is inside its value, which fault."""
        return self.field.declared, bool(self.field.inside), self.rejects


def disagreements(
    committed: Committed,
    samples: Sequence[Sample],
    verdicts: Mapping[OracleName, Sequence[Verdict]],
) -> tuple[Disagreement, ...]:
    """Every disagreement, those of one oracle that have one cause in one direction as one."""
    found: dict[tuple[object, ...], Disagreement] = {}
    for oracle, each in verdicts.items():
        for number, (sample, verdict) in enumerate(zip(samples, each, strict=True)):
            if verdict.agrees(sample) or not could_tell(sample, verdict, oracle):
                continue
            path = _path(sample, verdict, verdicts.get("schema", each)[number])
            field = field_at(committed.document, sample.name, json.loads(sample.text), path)
            one = Disagreement(oracle, sample, path, field, verdict.reason)
            key = (oracle, one.cause, sample.direction)
            first = found.get(key) or _explained(committed, one)
            found[key] = replace(first, times=first.times + 1)
    return tuple(found.values())


def _path(sample: Sample, verdict: Verdict, schema: Verdict) -> Path:
    """The path to the fault: where the text was changed, or else as the oracles name it.

    In a union a compiler names the union, where a validator names the value.
    """
    if sample.mutation is not None:
        return sample.mutation.path
    is_closer = schema.path[: len(verdict.path)] == verdict.path
    return schema.path if is_closer and not schema.accepted else verdict.path


def _explained(committed: Committed, one: Disagreement) -> Disagreement:
    says = stated_type(committed.document, one.field)
    return replace(one, says=says, change=_change(committed, one))


def _change(committed: Committed, one: Disagreement) -> str:
    """What mends a disagreement, as far as it can be known from here."""
    stale = [path for path in committed.drifted if path.startswith(_FILES[one.oracle])]
    if stale:
        return _stale(committed, stale, one.field.key)
    if not one.rejects:
        return "the models are narrower than what is generated of them: report it to codegen"
    if one.wire == "null" and one.field.considered[0].get("type") == "number":
        return (
            "a float that is infinite or no number is sent as null: make it finite, "
            "or state nonfinite-floats under [tool.codegen.wire]"
        )
    if one.sample.direction == "input":
        return (
            f"a validator accepts for {one.field.name} what its annotation does not say: "
            "correct the annotation, or give the validator a json_schema_input_type"
        )
    return (
        f"what is sent for {one.field.name} is not what its annotation says: correct the return "
        f"annotation of {_serializers(one.field)}, or what it returns"
    )


def _stale(committed: Committed, paths: Sequence[str], word: str) -> str:
    """The line that is not as the models say, as likely as can be told the one at fault."""
    lines = [(path, *committed.strange_line(path, word)) for path in paths]
    path, number, line = next((each for each in lines if word in each[2]), lines[0])
    name = (committed.config.folder / path).as_posix()
    return f"{name}:{number} is not what the models say, but {shortened(line)!r}: run {REGENERATE}"


def _serializers(field: Field) -> str:
    """The methods that may change what is sent for a field, or all kinds of them."""
    owner = _class(field.model)
    found = [*_methods(owner, field.key)] if owner else []
    if owner and found:
        return " or ".join(f"{owner.__name__}.{name}" for name in found)
    return "its serializer, or of what else changes it on the way"


def _class(model: str) -> type | None:
    """The class `module.Class`, which has been imported to make instances of it."""
    try:
        found = pkgutil.resolve_name(model)
    except (ImportError, AttributeError, ValueError):
        return None
    return found if isinstance(found, type) else None


def _methods(owner: type, key: str) -> Iterator[str]:
    decorators = getattr(owner, "__pydantic_decorators__", None)
    if decorators is None:
        return
    names = {"*", key}
    for name, field in owner.model_fields.items() if issubclass(owner, BaseModel) else ():
        if (field.serialization_alias or field.alias) in names:
            names.add(name)
    for name, each in decorators.field_serializers.items():
        if names & {*each.info.fields}:
            yield name
    yield from decorators.model_serializers
    yield from (name for name in decorators.computed_fields if name in names)
    for name in ("model_dump", "model_dump_json"):
        if getattr(owner, name, None) is not getattr(BaseModel, name):
            yield name


def contradiction(fault: Fault, field: Field, value: JsonValue) -> str:
    """What the wire has in a value that the contract does not allow, and where."""
    keys = ", ".join(map(repr, fault.keys))
    if fault.keyword == "required":
        what = f"the wire has no {keys}, which the contract promises"
    elif fault.keys:
        what = f"the wire has {keys}, of which the contract says nothing"
    else:
        what = f"the wire has {value_at(value, fault.path)}, but by the contract {fault.reason}"
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault.path)
    return f"{field.declared}: {what}\n  at: ${''.join(steps)}"


def hint(committed: Committed, otherwise: str) -> str:
    """How to mend it: where the contract is merely older than the models, by regenerating it."""
    try:
        is_old = SCHEMA in committed.drifted
    except Exception:  # noqa: BLE001 - the fault itself is told anyhow
        return f"  hint: {otherwise}, and run {REGENERATE}"
    if is_old:
        return f"  hint: {committed.config.output}/{SCHEMA} is out of date: run {REGENERATE}"
    return f"  hint: {otherwise}; then run {REGENERATE}"
