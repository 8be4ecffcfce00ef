"""The way back as an oracle: Pydantic models that another tool makes of the committed document."""

from __future__ import annotations

import json
import sys
import warnings
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from codegen.evidence import ACCEPTED, beyond, rejected
from codegen.evidence.field_at import field_at
from codegen.evidence.oracles import tools
from codegen.jsonschema import map_subschemas, without

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from datamodel_code_generator.config import GenerateConfig

    from codegen.evidence import Path, Sample, Verdict
    from codegen.evidence.committed import Committed
    from codegen.jsonschema import Schema
    from codegen.untyped import Instance, JsonValue

_GENERATOR = "datamodel_code_generator"
_MODULE = "codegen_way_back"
_ROOT = "CodegenRoots"
_STUMBLED = {"deprecated"}  # its models do not run where that stands at their root
_LOSSES: dict[str, Callable[[Schema], bool]] = {
    "a tuple whose last items may be absent becomes a list": (
        lambda schema: schema.get("minItems", 0) < len(schema.get("prefixItems", ()))
    ),
    "a text in base64 is decoded": (
        lambda schema: "base64" in str(schema.get("format") or schema.get("contentEncoding"))
    ),
    "a set of values of several kinds becomes an enum of one": (
        lambda schema: len({type(value) for value in schema.get("enum", ())}) > 1
    ),
    "what names the keys of an object is dropped": lambda schema: "propertyNames" in schema,
}
"""What the tool is known to lose, which is no fault of the contract, and where."""


def judge(committed: Committed, samples: Sequence[Sample]) -> list[Verdict]:
    """The verdicts of models that datamodel-code-generator makes of schema.json alone.

    They judge strictly, as a schema does: to the lax mode of Pydantic "5" is a number. What the
    server accepts, it accepts in that mode. Where a known loss of the tool explains a verdict that
    contradicts the models, there is none: what the document says there is not lost on `schema`.
    """
    names = list(dict.fromkeys(each.name for each in samples))
    source = _source(committed.document, names)
    with _imported(source) as module:
        adapters = _adapters(module, names)
        verdicts = [_verdict(adapters[each.name], each) for each in samples]
    return [
        verdict if verdict.agrees(sample) else _excused(committed, sample, verdict)
        for sample, verdict in zip(samples, verdicts, strict=True)
    ]


def _source(document: dict[str, JsonValue], names: Iterable[str]) -> str:
    """A module with models for everything, and one that leads to the types by their number."""
    generator = tools.need(_GENERATOR, "datamodel-code-generator", "way-back")
    roots = {f"r{number}": {"$ref": f"#/$defs/{name}"} for number, name in enumerate(names)}
    schema = {
        "$schema": document["$schema"],
        "$defs": {name: _readable(each) for name, each in document["$defs"].items()},
        "title": _ROOT,
        "type": "object",
        "properties": roots,
        "required": [*roots],
    }
    with _quiet("it cannot read schema.json"):
        made: str = generator.generate(json.dumps(schema), config=_options())
    return made


def _readable(schema: Schema) -> Schema:
    """The schema as the tool has to be told: it takes the format of a number for its type."""
    inner = map_subschemas(without(schema, _STUMBLED), _readable)
    is_text = inner.get("type", "string") == "string" or "string" in inner["type"]
    return inner if is_text else {key: inner[key] for key in inner if key != "format"}


@contextmanager
def _quiet(what: str) -> Iterator[None]:
    """No warnings, and one error, whatever the tool may raise."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Exception as error:
        reason = f"datamodel-code-generator: {what}: {type(error).__name__}: {str(error)[:200]}"
        raise tools.failed("way-back", reason, "prove --without way-back") from error


def _options() -> GenerateConfig:
    """The options that lose least."""
    config, enums, formats = (
        tools.need(f"{_GENERATOR}.{name}", "datamodel-code-generator", "way-back")
        for name in ("config", "enums", "format")
    )
    options: GenerateConfig = config.GenerateConfig(
        input_file_type=enums.InputFileType.JsonSchema,
        output_model_type=enums.DataModelType.PydanticV2BaseModel,
        target_python_version=formats.PythonVersion.PY_310,
        target_pydantic_version=enums.TargetPydanticVersion.V2_12,
        disable_timestamp=True,
        use_annotated=True,
        strict_nullable=True,
        field_constraints=True,
        use_schema_description=True,
        use_missing_sentinel=True,
        output_datetime_class=formats.DatetimeClassType.Datetime,  # some have no time zone
        formatters=[formats.Formatter.BUILTIN],
    )
    return options


@contextmanager
def _imported(source: str) -> Iterator[ModuleType]:
    """The module while it is needed; Pydantic looks the names of its annotations up in it."""
    module = ModuleType(_MODULE)
    sys.modules[_MODULE] = module
    try:
        with _quiet("its models do not run"):
            exec(compile(source, f"<{_MODULE}>", "exec"), vars(module))  # noqa: S102 - of the user's own schema
        yield module
    finally:
        del sys.modules[_MODULE]


def _adapters(module: ModuleType, names: Sequence[str]) -> dict[str, TypeAdapter[Instance]]:
    with _quiet("its models do not run"):
        types = [each.annotation for each in getattr(module, _ROOT).model_fields.values()]
        return dict(zip(names, map(TypeAdapter, types), strict=True))


def _verdict(adapter: TypeAdapter[Instance], sample: Sample) -> Verdict:
    is_strict = sample.mutation is not None or sample.direction == "output"
    try:
        adapter.validate_json(sample.text, strict=is_strict)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False)
        value = json.loads(sample.text)
        faults = [(existing(value, each["loc"]), each["msg"]) for each in found]
        return rejected(*max(faults, key=lambda fault: len(fault[0])))
    return ACCEPTED


def existing(value: JsonValue, loc: Sequence[str | int]) -> Path:
    """The part of a location that exists in a JSON value, and a missing key at its end.

    Between the keys and positions a location may name members of unions, which are not in a value.
    """
    path: list[str | int] = []
    for step in loc:
        if _has(value, step):
            value = value[step]
        elif not (isinstance(value, dict) and step == loc[-1]):
            continue
        path.append(step)
    return tuple(path)


def _has(value: JsonValue, step: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(step, int) and step < len(value)
    return isinstance(value, dict) and step in value


def _excused(committed: Committed, sample: Sample, verdict: Verdict) -> Verdict:
    """A verdict that contradicts the models, or none where a known loss explains it."""
    path = sample.mutation.path if sample.mutation else verdict.path
    found = field_at(committed.document, sample.name, json.loads(sample.text), path)
    for loss, is_lost in _LOSSES.items():
        if any(map(is_lost, found.considered)):
            return beyond(f"known loss of the tool: {loss}")
    return verdict
