"""The way back as a judge: Pydantic models that another tool makes of the committed document."""

from __future__ import annotations

import json
import sys
import warnings
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

from codegen.evidence.oracles import tools
from codegen.evidence.oracles.verdicts import ACCEPTED, Verdict, walk
from codegen.jsonschema import map_subschemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from codegen.evidence.committed import Committed
    from codegen.evidence.samples import Specimen
    from codegen.jsonschema import Schema

_MODULE = "codegen_way_back"
_ROOT = "CodegenRoots"
_LONGEST = 200  # characters of a reason


def judge(committed: Committed, specimens: Sequence[Specimen]) -> list[Verdict]:
    """The verdicts of models that datamodel-code-generator makes of schema.json alone.

    They judge strictly, as a schema does: to the lax mode of Pydantic "5" is a number. What the
    server accepts, it accepts in that mode.
    """
    names = list(dict.fromkeys(each.name for each in specimens))
    source = _source(committed.document, names)
    with _imported(source) as module:
        adapters = _adapters(module, names)
        return [_verdict(adapters[each.name], each) for each in specimens]


def _source(document: dict[str, Any], names: Iterable[str]) -> str:
    """A module with models for everything, and one that leads to the types by their number."""
    generator: Any = tools.need("datamodel_code_generator", "datamodel-code-generator", "way-back")
    roots = {f"r{number}": {"$ref": f"#/$defs/{name}"} for number, name in enumerate(names)}
    definitions = {name: _undeprecated(each) for name, each in document["$defs"].items()}
    schema = {
        "$schema": document["$schema"],
        "$defs": definitions,
        "title": _ROOT,
        "type": "object",
        "properties": roots,
        "required": [*roots],
    }
    with _quiet("it cannot read schema.json"):
        made: str = generator.generate(json.dumps(schema), config=_options())
    return made


def _undeprecated(schema: Schema) -> Schema:
    """The schema without a remark over which its models stumble where it stands at their root."""
    inner = map_subschemas(schema, _undeprecated)
    return {key: value for key, value in inner.items() if key != "deprecated"}


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


def _options() -> Any:  # noqa: ANN401 - of a package that may not be there
    """The options that lose least."""
    from datamodel_code_generator import config, enums  # noqa: PLC0415 - heavy
    from datamodel_code_generator import format as formats  # noqa: PLC0415 - heavy

    return config.GenerateConfig(
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


def _adapters(module: ModuleType, names: Sequence[str]) -> dict[str, Any]:
    from pydantic import TypeAdapter  # noqa: PLC0415 - heavy

    with _quiet("its models do not run"):
        types = [each.annotation for each in getattr(module, _ROOT).model_fields.values()]
        return dict(zip(names, map(TypeAdapter, types), strict=True))


def _verdict(adapter: Any, specimen: Specimen) -> Verdict:  # noqa: ANN401 - of any type
    from pydantic import ValidationError  # noqa: PLC0415 - heavy

    is_strict = specimen.mutation is not None or specimen.side == "output"
    try:
        adapter.validate_json(specimen.text, strict=is_strict)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False)
        value = json.loads(specimen.text)
        places = [(walk(value, each["loc"]), each["msg"]) for each in found]
        path, message = max(places, key=lambda place: len(place[0]))
        return Verdict(accepted=False, path=path, reason=message[:_LONGEST])
    return ACCEPTED
