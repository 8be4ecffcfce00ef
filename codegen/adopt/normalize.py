"""Any schema -> JSON Schema 2020-12 as `parse` understands it, in one way of several."""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from codegen.adopt.merge import Merger, all_of, beside
from codegen.jsonschema import map_subschemas
from codegen.parse import parse
from codegen.parse.keywords import keywords_of
from codegen.parse.values import faults

if TYPE_CHECKING:
    from collections.abc import Collection

    from codegen.ir import Contract
    from codegen.jsonschema import Schema
    from codegen.parse import Unread
    from codegen.untyped import JsonValue


IMPLIED_TYPE = "implied type"
"""A keyword of ours, for a type that a schema means by its other keywords and does not state."""

_NOISE = {"title", "$comment", "$schema", "$id", "id", "$anchor", "$defs", "xml", "externalDocs"}
_OURS = {"x-python", "x-direction", "x-bases", "x-type-parameters", "x-arguments", "x-generic"}
_OURS |= {"x-absent", "x-deprecated", "x-ts-type", "x-ts-import", "x-enum-members"}
_IDLE: dict[str, JsonValue] = {"deprecated": False, "readOnly": False, "writeOnly": False}
_IDLE |= {"required": [], "prefixItems": []}

_READ = {"items", "prefixItems", "properties", "additionalProperties", "patternProperties"}
_READ |= {"propertyNames", "anyOf", "oneOf", "allOf", "x-arguments"}
"""Where `parse` reads further schemas. Others are told as they are."""

_UNIONS = {"anyOf", "oneOf"}
_TYPING = {"type", "$ref", "const", "enum", "allOf", *_UNIONS}
_IMPLYING = {"properties": "object", "additionalProperties": "object"}
_IMPLYING |= {"patternProperties": "object", "items": "array", "prefixItems": "array"}


class Normal(NamedTuple):
    """What a document says in the IR, and what it says beyond that."""

    contract: Contract
    unread: list[Unread]


def normalized(document: Schema, named: Collection[str], *, is_ours: bool) -> Normal:
    """What a document says; a definition that is not `named` is a part of what refers to it.

    In a document that `is_ours`, keys follow the one pattern that is stated, or are refused.
    """
    normalizer = _Normalizer(Merger(document["$defs"], named), is_ours=is_ours)
    definitions = {
        name: schema if "x-generic" in schema else normalizer.definition(name, schema)
        for name, schema in document["$defs"].items()
    }
    unread: list[Unread] = []
    contract = parse({**document, "$defs": definitions}, unread)
    return Normal(contract, unread)


class _Normalizer:
    def __init__(self, merger: Merger, *, is_ours: bool) -> None:
        self._merger = merger
        self._is_ours = is_ours

    def definition(self, name: str, schema: Schema) -> Schema:
        self._merger.open = [name]
        return self._schema(schema, is_enum="x-enum-members" in schema)

    def _schema(self, schema: Schema, *, is_enum: bool = False) -> Schema:
        if schema.keys() & {"x-ts-type", "x-type-parameter"}:
            return schema
        depth = len(self._merger.open)
        plain = _plain(self._merger.merged(schema))
        if "x-enum-members" in plain and not is_enum:
            plain["enum names"] = _enum_names(plain)
        if "patternProperties" in plain and not (self._is_ours or "properties" in plain):
            plain.setdefault("additionalProperties", True)
        read = _READ - _UNIONS if _is_record(plain) else _READ
        inner = {key: value for key, value in plain.items() if key in read}
        result = {**plain, **map_subschemas(inner, self._schema)}
        del self._merger.open[depth:]
        return result


def _plain(schema: Schema) -> Schema:
    """The schema in one of several ways to say the same, without what says nothing."""
    result = {
        f"invalid {key}" if any(faults({key: value})) else key: value
        for key, value in schema.items()
        if not (key in _NOISE or (key.startswith("x-") and key not in _OURS))
        and not (key in _IDLE and _IDLE[key] == value)
    }
    if isinstance(result.get("description"), str):
        result["description"] = inspect.cleandoc(result["description"]).strip()
    implied = next((_IMPLYING[key] for key in result if key in _IMPLYING), None)
    if implied and not result.keys() & _TYPING:
        result |= {"type": implied, IMPLIED_TYPE: implied}
    return _spread(without_reminders(_with_known_format(_with_open_keys(result))))


def _with_open_keys(schema: Schema) -> Schema:
    """Without what says no more than that an object may have further keys."""
    result = dict(schema)
    if result.get("additionalProperties") in (True, {}):
        del result["additionalProperties"]
    if "additionalProperties" in result and result.get("properties") == {}:
        del result["properties"]
    return result


def _with_known_format(schema: Schema) -> Schema:
    """Without a format of how a value is stored, and without what Pydantic adds to others."""
    stated = schema.get("type", "string")
    kinds = {*(stated if isinstance(stated, list) else [stated])}
    match schema.get("format"):
        case None:
            return schema
        case _ if kinds <= {"integer", "number", "null"} or schema.keys() & {"enum", "const"}:
            return beside("format", schema)
        case "uri" if schema.get("minLength") == 1:
            return beside("minLength", schema)
        case "password":
            return beside("writeOnly", schema)
        case "byte":
            return {**schema, "format": "base64"}
    return schema


def without_reminders(schema: Schema) -> Schema:
    """A discriminated union without the reminder that each member needs its tag."""
    tag = schema.get("discriminator", {}).get("propertyName")

    def member(each: JsonValue) -> JsonValue:
        match each:
            case {"allOf": [{"$ref": _} as reference, {"properties": said}]} if [*said] == [tag]:
                return reference
        return each

    if tag is None or "oneOf" not in schema:
        return schema
    return {**schema, "oneOf": [member(each) for each in schema["oneOf"]]}


def _is_record(schema: Schema) -> bool:
    """Whether `parse` reads the properties of a schema, and no union beside them."""
    return "properties" in schema and schema.get("type") == "object"


def _spread(schema: Schema) -> Schema:
    """A union in whose members stands what is said beside it and is about their type."""
    union = next((each for each in ("anyOf", "oneOf") if each in schema), None)
    if union is None or _is_record(schema):
        return schema
    spread: set[str] = set()
    members = []
    for each in schema[union]:
        mine = _rules_on(each, schema)
        members.append(
            all_of({key: schema[key] for key in schema if key in mine}, each) if mine else each
        )
        spread |= mine
    return {**{key: value for key, value in schema.items() if key not in spread}, union: members}


def _rules_on(member: JsonValue, schema: Schema) -> set[str]:
    """The keywords beside a union that are about one member, by its type or for lack of one."""
    if not isinstance(member, dict):
        return set()
    is_untyped = not member.keys() & _TYPING
    type_ = (schema if is_untyped else member).get("type")
    about = keywords_of(type_) if isinstance(type_, str) else set()
    return schema.keys() & (about | {"type"} if is_untyped else about)


def _enum_names(schema: Schema) -> dict[str, str]:
    """The names of an enum's members by their values, as JSON has them."""
    values = [schema["const"]] if "const" in schema else schema.get("enum", ())
    names = (each.get("name") for each in schema["x-enum-members"])
    return {json.dumps(value): name for value, name in zip(values, names, strict=False)}


_NULL = {"type": "null"}
_ASIDE = {"description", "default", "title", "deprecated", "readOnly", "writeOnly", "examples"}


def modern(schema: Schema) -> Schema:
    """The schema as 2020-12 says it: of OpenAPI 3.0 or of a draft from 4 on.

    Where a keyword has one meaning in all of them it stays; nothing that is said gets lost.
    """
    schema = map_subschemas(_positions(schema), modern)
    for bound, exclusive in (
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ):
        if isinstance(schema.get(exclusive), bool):
            is_exclusive = schema.pop(exclusive)
            if is_exclusive and bound in schema:
                schema[exclusive] = schema.pop(bound)
    if "example" in schema:
        schema.setdefault("examples", [schema.pop("example")])
    return _with_null(schema) if schema.pop("nullable", None) is True else schema


def _positions(schema: Schema) -> Schema:
    """`items` with a schema for each position, as `prefixItems`."""
    schema = dict(schema)
    if isinstance(schema.get("items"), list):
        schema["prefixItems"] = schema.pop("items")
        if "additionalItems" in schema:
            schema["items"] = schema.pop("additionalItems")
    return schema


def _with_null(schema: Schema) -> Schema:
    """What `nullable: true` means beside the rest."""
    kind: Any = schema.get("type")
    if "enum" in schema and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
    if kind is not None:
        kinds = kind if isinstance(kind, list) else [kind]
        return {**schema, "type": [*kinds, *({"null"} - {*kinds})]}
    for union in ("anyOf", "oneOf"):
        if union in schema and "discriminator" not in schema:
            return {**schema, union: [*schema[union], _NULL]}
    said = {key: value for key, value in schema.items() if key in _ASIDE}
    inner = {key: value for key, value in schema.items() if key not in _ASIDE}
    return {"anyOf": [_alone(inner), _NULL], **said} if inner else said


def _alone(schema: Schema) -> Schema:
    """`allOf` of one is a way of OpenAPI 3.0 to say something beside a reference."""
    parts = schema.get("allOf", ())
    return dict(parts[0]) if len(parts) == 1 and schema.keys() == {"allOf"} else schema
