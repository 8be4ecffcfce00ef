"""A path into a text -> the field that says what has to be there."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from codegen.evidence import shortened
from codegen.evidence.committed import as_typescript
from codegen.jsonschema import pointed, pointer
from codegen.parse.types import TypeParser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from codegen.evidence import Path
    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

    Document = Mapping[str, JsonValue]

_UNIONS = ("anyOf", "oneOf", "allOf")
_MISSING = object()


@dataclass(frozen=True)
class Field:
    """A field of a model, or a model where `key` is empty; `inside` is the way on into its value.

    `schema` is what says what has to be there, empty where nothing does; `considered` are all that
    stand on the way, the last first.
    """

    schema: Schema
    model: str = ""
    key: str = ""
    inside: str = ""
    required: bool = True
    considered: tuple[Schema, ...] = ()

    @property
    def name(self) -> str:
        """`module.Class.field`, with the way into the field's value."""
        return f"{self.declared}{self.inside}" if self.key else f"{self.model}{self.inside}"

    @property
    def declared(self) -> str:
        """`module.Class.field`."""
        return f"{self.model}.{self.key}" if self.key else self.model

    def below(self, key: str | int) -> Field:
        """What nothing is known of yet, below a key or a position."""
        if isinstance(key, str) and not (self.key or self.inside) and "x-python" in self.schema:
            return Field({}, self.model, key)
        return Field({}, self.model, self.key, f"{self.inside}[{_as_json(key)}]")


def field_at(document: Document, name: str, value: JsonValue, path: Path) -> Field:
    """The field that a path into a value of a definition leads to.

    Where that is no further than to what no model knows, it is the last that one knows.
    """
    here = Field({"$ref": pointer(name)})
    way = [here]
    for key in path:
        options = [*_expanded(here, document)]
        found = _next(options, key, value)
        here = found or _likely(options, value).below(key)
        way += [*options, here]
        if found is None:
            break
        value = _step(value, key)
    if not (here.key or here.inside):
        here = next(_expanded(here, document))
    if here.schema:
        way += _expanded(here, document)
    return replace(here, considered=tuple(each.schema for each in reversed(way)))


def _expanded(field: Field, document: Document) -> Iterator[Field]:
    """What a value may follow there: through references, and each member of unions."""
    todo, seen = [field], set()
    for each in todo:
        target = pointed(each.schema.get("$ref", ""))
        members = [one for word in _UNIONS for one in each.schema.get(word, ())]
        if target and target not in seen:
            seen.add(target)
            schema = document["$defs"].get(target, {})
            todo.append(Field(schema, schema.get("x-python", target).replace(":", ".")))
        elif members:
            todo += [replace(each, schema=one) for one in members]
        else:
            yield each


def _next(options: Sequence[Field], key: str | int, value: JsonValue) -> Field | None:
    """What is below a key or position, in the member of a union that fits best."""
    for option in sorted(options, key=lambda each: _misfit(each.schema, value)):
        schema = option.schema
        if isinstance(key, int):
            prefix = schema.get("prefixItems", [])
            inner = prefix[key] if key < len(prefix) else schema.get("items")
        else:
            inner = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
        if isinstance(inner, dict):
            required = key in schema.get("required", ())
            return replace(option.below(key), schema=inner, required=required)
    return None


def _misfit(schema: Schema, value: JsonValue) -> tuple[bool, bool]:
    """Whether a tag of an object is another than the schema's, and whether it lacks a key."""
    if not isinstance(value, dict):
        return False, False
    wrong_tag = any(
        value[key] != each["const"]
        for key, each in schema.get("properties", {}).items()
        if "const" in each and key in value
    )
    return wrong_tag, not value.keys() >= {*schema.get("required", ())}


def _likely(options: Sequence[Field], value: JsonValue) -> Field:
    objects = [each for each in options if "properties" in each.schema] or options
    return min(objects, key=lambda each: _misfit(each.schema, value))


def stated_type(document: Document, field: Field) -> str:
    """What the document says of a field, as TypeScript; of a model, its name."""
    if not field.schema:
        return "no such key"
    if not (field.key or field.inside):
        return field.model.rpartition(".")[2]
    parser = TypeParser(document["$defs"])
    parser.parameters = [
        each["name"]
        for schema in document["$defs"].values()
        for each in schema.get("x-type-parameters", ())
    ]
    mark = "" if field.required or field.inside else "?"
    type_ = as_typescript(parser.parse(field.schema, field.model), str)
    return shortened(f"{field.key}{field.inside}{mark}: {type_}")


def value_at(value: JsonValue, path: Path) -> str:
    """What a value has at a path, shortened; a key that is missing is told as such."""
    for key in path:
        value = _step(value, key)
    return "no such key" if value is _MISSING else shortened(_as_json(value))


def _step(value: JsonValue, key: str | int) -> JsonValue:
    try:
        return value[key]
    except (KeyError, IndexError, TypeError):
        return _MISSING


def _as_json(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False)
