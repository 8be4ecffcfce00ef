"""One schema's keywords in a normal form: one way to say a thing, and nothing that says nothing."""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any

from codegen.jsonschema import map_subschemas
from codegen.parse.keywords import keywords_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from codegen.jsonschema import Schema

ASIDE = (
    "description",
    "default",
    "examples",
    "deprecated",
    "x-deprecated",
    "readOnly",
    "writeOnly",
)
"""What is said of a value beside its shape; the rest of a schema is its shape."""

ENUM_NAMES = "enum names"
"""The keyword of the normal form for the names that the members of an enum have."""

_NOISE = {"title", "$comment", "$schema", "$id", "$anchor", "xml", "externalDocs", "x-python"}
_OURS = {"x-bases", "x-type-parameters", "x-type-parameter", "x-arguments", "x-generic"}
_OURS |= {"x-absent", "x-deprecated", "x-ts-type", "x-ts-import", ENUM_NAMES}
_IDLE: dict[str, Any] = {"minItems": 0, "minLength": 0, "minProperties": 0, "uniqueItems": False}
_IDLE |= {"additionalProperties": {}, "items": {}, "propertyNames": {"type": "string"}}
_IDLE |= {"deprecated": False, "readOnly": False, "writeOnly": False, "required": []}


_ONLY_NULL = {"enum": [None]}


def untagged(schema: Schema) -> Schema:
    """A discriminated union without the reminder that each member needs its tag."""
    tag = (schema.get("discriminator") or {}).get("propertyName")
    if tag is None or "oneOf" not in schema:
        return schema
    members = []
    for each in schema["oneOf"]:
        parts = each.get("allOf", ())
        reminds = len(parts) == 2 and [*parts[1].get("properties", ())] == [tag]  # noqa: PLR2004
        members.append(parts[0] if reminds and "$ref" in parts[0] else each)
    return {**schema, "oneOf": members}


def is_said(key: str, value: Any) -> bool:  # noqa: ANN401 - JSON
    """Whether a keyword says anything at all."""
    if key in _NOISE or (key.startswith("x-") and key not in _OURS):
        return False
    if value is True and isinstance(_IDLE.get(key), dict):
        value = {}
    return not (key in _IDLE and _IDLE[key] == value)


def without_booleans(schema: Schema) -> Schema:
    """The schema, where a member `true` or `false` of it is written as an object."""
    found = dict(schema)
    for key in ("anyOf", "oneOf", "prefixItems"):
        if isinstance(schema.get(key), list):
            found[key] = [_as_object(each) for each in schema[key]]
    for key in ("properties", "patternProperties"):
        if isinstance(schema.get(key), dict):
            found[key] = {name: _as_object(each) for name, each in schema[key].items()}
    return found


def _as_object(schema: Any) -> Schema:  # noqa: ANN401 - `true` is a schema, too
    if isinstance(schema, dict):
        return schema
    return {} if schema else {"not": {}}


def without_names(schema: Schema) -> Schema:
    """The schema without the names of members of its enums."""
    kept = {key: value for key, value in schema.items() if key != ENUM_NAMES}
    return map_subschemas(kept, without_names)


def with_enum_names(schema: Schema) -> Schema:
    """The schema with the names of an enum's members by their values."""
    members = schema.get("x-enum-members", ())
    if not members:
        return schema
    names = {
        json.dumps(value): each.get("name")
        for value, each in zip(schema.get("enum", ()), members, strict=False)
    }
    return {**schema, ENUM_NAMES: names}


def as_union(schema: Schema) -> Schema:
    """The schema with `anyOf` for each way to say that a value is one of several."""
    members = schema.pop("oneOf", None) or schema.pop("anyOf", None)
    kinds = schema.get("type")
    if "enum" not in schema and "const" not in schema and isinstance(kinds, list):
        members = [{"type": each} for each in kinds]
        del schema["type"]
    if members is None:
        return schema
    tagged = [each for each in members if "discriminator" in each]
    if len(tagged) == 1 and _ONLY_NULL in members and len(members) == 2:  # noqa: PLR2004
        members = [*tagged[0]["anyOf"], _ONLY_NULL]
        schema["discriminator"] = tagged[0]["discriminator"]
    flat = [inner for each in members for inner in (each["anyOf"] if _is_union(each) else [each])]
    spread = [_with_rules(each, schema) for each in flat]
    rules = {key for each in flat for key in _rules_of(each)}
    rest = {key: value for key, value in schema.items() if key not in rules}
    united = _united(settled(each) for each in spread)
    return {**united[0], **rest} if len(united) == 1 else {**rest, "anyOf": united}


def _is_union(schema: Schema) -> bool:
    return schema.keys() == {"anyOf"}


def _rules_of(schema: Schema) -> AbstractSet[str]:
    kind = schema.get("type")
    return keywords_of(kind) if isinstance(kind, str) else set()


def _with_rules(member: Schema, schema: Schema) -> Schema:
    """A member of a union, with what stands beside the union and is about its type."""
    return {**{key: schema[key] for key in _rules_of(member) & schema.keys()}, **member}


def _united(members: Iterable[Schema]) -> list[Schema]:
    """Members in one order, without doubles, and all values in one enum."""
    found: dict[str, Schema] = {}
    values: list[Any] = []
    for member in members:
        if member.keys() == {"enum"}:
            values += member["enum"]
        elif not member:
            return [{}]  # any value
        else:
            found[_text(member)] = member
    if values:
        found["enum"] = {"enum": _in_order(values)}
    return sorted(found.values(), key=_text)


def settled(schema: Schema) -> Schema:
    """A schema that is no union, or whose members are settled."""
    if "const" in schema:
        schema = {**schema, "enum": [schema["const"]]}
        del schema["const"]
    if schema.get("type") == "null":
        schema = {**schema, "enum": [None]}
    if "enum" in schema:
        schema = {**schema, "enum": _in_order(schema["enum"])}
        schema.pop("type", None)
        schema.pop("format", None)
    if schema.get("type") in ("integer", "number"):
        schema.pop("format", None)  # int32, double: how a value is stored
    if "description" in schema:
        schema["description"] = inspect.cleandoc(str(schema["description"])).strip()
    if isinstance(schema.get("required"), list):
        schema["required"] = sorted(schema["required"])
    if isinstance(schema.get("discriminator"), dict):
        schema["discriminator"] = schema["discriminator"].get("propertyName")
    return _known_format(_fixed_length(_by_pattern(schema)))


def _known_format(schema: Schema) -> Schema:
    """Without what Pydantic says of a format in any case."""
    match schema.get("format"):
        case "uri":
            return {key: value for key, value in schema.items() if (key, value) != ("minLength", 1)}
        case "password":
            return {key: value for key, value in schema.items() if key != "writeOnly"}
        case "byte":
            return {**schema, "format": "base64"}
        case _:
            return schema


def _by_pattern(schema: Schema) -> Schema:
    """A map whose keys all match a pattern, as a pattern of properties."""
    pattern = schema.get("propertyNames", {}).get("pattern")
    if pattern is None or "properties" in schema:
        return schema
    values = schema.get("additionalProperties", {})
    rest = {key: value for key, value in schema.items() if key != "propertyNames"}
    never: Schema = {"not": {}}
    return {**rest, "patternProperties": {pattern: values}, "additionalProperties": never}


def _fixed_length(schema: Schema) -> Schema:
    """`items: false` is a `maxItems`."""
    positions = len(schema.get("prefixItems", ()))
    if positions and schema.get("items") in (False, {"not": {}}):
        schema = {"maxItems": positions, **schema}
        del schema["items"]
    return schema


def _in_order(values: Iterable[Any]) -> list[Any]:
    return [json.loads(text) for text in sorted({json.dumps(value) for value in values})]


def _text(schema: Schema) -> str:
    return json.dumps(schema, sort_keys=True)
