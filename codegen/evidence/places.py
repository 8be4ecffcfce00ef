"""Where a value of a text belongs: the model and the field that say what it has to be."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.emit.prettier import flat_text
from codegen.emit.typescript.types import piece
from codegen.jsonschema import pointed, pointer
from codegen.parse.types import TypeParser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.evidence.samples import Path, Specimen

_UNIONS = ("anyOf", "oneOf", "allOf")
_LONGEST = 80  # characters of a value or a type in the report


@dataclass(frozen=True)
class Place:
    """A field of a model, or a model; `schemas` are those that stand on the way, the last first.

    `says` is the type in words, with the key where it is a field; `path` leads there.
    """

    path: Path
    model: str
    field: str
    schemas: tuple[Mapping[str, Any], ...]
    says: str

    @property
    def name(self) -> str:
        """`module.Class.field`."""
        return f"{self.model}.{self.field}" if self.field else self.model


@dataclass(frozen=True)
class _Step:
    """Where the walk is: a schema, the definition that it is part of, and its place therein."""

    schema: Mapping[str, Any]
    model: str = ""
    field: str = ""
    required: bool = True


def locate(document: Mapping[str, Any], specimen: Specimen, path: Path) -> Place:
    """The place that a path into a text leads to, or the last on the way that a model knows."""
    value = json.loads(specimen.text)
    step = _Step({"$ref": pointer(specimen.name)})
    way = [step]
    for key in path:
        options = [*_expanded(step, document)]
        way += options
        found = _next(options, key, value)
        if found is None:
            owner = _likely(options, value)
            unknown = _Step({}, owner.model, f"{owner.field}{_suffix(owner, key)}")
            return _place(path, unknown, [*way, unknown], document)
        step = found
        way.append(step)
        value = _child(value, key)
    if not step.field:
        step = next(_expanded(step, document))
    return _place(path, step, [*way, *_expanded(step, document)], document)


def _expanded(step: _Step, document: Mapping[str, Any]) -> Iterator[_Step]:
    """The schemas that a value may follow there: through references, and each member of unions."""
    todo, seen = [step], set()
    while todo:
        each = todo.pop(0)
        target = pointed(each.schema.get("$ref", ""))
        members = [one for word in _UNIONS for one in each.schema.get(word, ())]
        if target and target not in seen:
            seen.add(target)
            schema = document["$defs"].get(target, {})
            model = schema.get("x-python", target).replace(":", ".")
            todo.append(_Step(schema, model))
        elif members:
            todo += [_Step(one, each.model, each.field, each.required) for one in members]
        else:
            yield each


def _next(options: list[_Step], key: str | int, value: Any) -> _Step | None:  # noqa: ANN401 - JSON
    """The step below a key or position, in the member of a union that fits best."""
    for step in sorted(options, key=lambda each: not _fits(each.schema, value)):
        schema, field = step.schema, f"{step.field}{_suffix(step, key)}"
        if isinstance(key, int):
            prefix = schema.get("prefixItems", [])
            inner = prefix[key] if key < len(prefix) else schema.get("items")
        else:
            inner = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
        if isinstance(inner, dict):
            return _Step(inner, step.model, field, key in schema.get("required", ()))
    return None


def _suffix(step: _Step, key: str | int) -> str:
    """How a place goes on below: a field of the model itself stands for itself."""
    if isinstance(key, str) and not step.field and "x-python" in step.schema:
        return key
    return f"[{json.dumps(key, ensure_ascii=False)}]"


def _fits(schema: Mapping[str, Any], value: Any) -> bool:  # noqa: ANN401 - JSON
    """Whether the tags of an object are those of the schema, and all that it needs is there."""
    if not isinstance(value, dict):
        return True
    if not set(schema.get("required", ())) <= value.keys():
        return False
    properties = schema.get("properties", {})
    return all(
        value[key] == each["const"]
        for key, each in properties.items()
        if "const" in each and key in value
    )


def _likely(options: list[_Step], value: Any) -> _Step:  # noqa: ANN401 - JSON
    objects = [each for each in options if "properties" in each.schema] or options
    return next((each for each in objects if _fits(each.schema, value)), objects[0])


def _child(value: Any, key: str | int) -> Any:  # noqa: ANN401 - JSON
    try:
        return value[key]
    except (KeyError, IndexError, TypeError):
        return None


def _place(path: Path, step: _Step, way: list[_Step], document: Mapping[str, Any]) -> Place:
    schemas = tuple(each.schema for each in reversed(way))
    says = _typed(step, document) if step.schema else "no such key"
    return Place(path, step.model, step.field, schemas, says)


def _typed(step: _Step, document: Mapping[str, Any]) -> str:
    """The type of a step as TypeScript."""
    parser = TypeParser(document["$defs"])
    parser.parameters = [
        each["name"]
        for schema in document["$defs"].values()
        for each in schema.get("x-type-parameters", ())
    ]
    if not step.field:
        return step.model.rpartition(".")[2]
    text = flat_text(piece(parser.parse(step.schema, step.model), str).doc)
    mark = "" if step.required or step.field.endswith("]") else "?"
    return shortened(f"{step.field.rpartition('.')[2]}{mark}: {text}")


def wire_value(specimen: Specimen, path: Path) -> str:
    """What the text has at a path, shortened; a key that is missing is told as such."""
    value = json.loads(specimen.text)
    try:
        for key in path:
            value = value[key]
    except (KeyError, IndexError, TypeError):
        return "no such key"
    return shortened(json.dumps(value, ensure_ascii=False))


def shortened(text: str, longest: int = _LONGEST) -> str:
    """The text, or its start where it is long."""
    return text if len(text) <= longest else f"{text[: longest - 4]} ..."
