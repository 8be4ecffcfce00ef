"""Containers and unions: keys that JSON turns into text, tuples, tags that cannot be left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic._internal._discriminated_union import apply_discriminator

from codegen.export.placeholders import is_bare

if TYPE_CHECKING:
    from enum import Enum

    from codegen.export.pydantic.context import Context, Describe, Kinds
    from codegen.jsonschema import Schema
    from codegen.untyped import CoreSchema, JsonValue

_DICTS = ("dict", "frozendict", "ordered-dict")
_SCALARS = {"bool", "int", "float", "str", "literal", "enum"}
_CLASSES = {"model", "dataclass"}
_NO_TEXTS = {"named-tuple", "call", "model", "dataclass"}
"""Kinds of keys that go out as Python prints them, and are never read from text."""
_NEVER_READ = {"is-instance", "is-subclass", "callable"}
_LARGEST_INTEGER_KEY = 2**63 - 1  # Pydantic reads a key into an i64
_PUT_OFF = "pydantic_internal_union_discriminator"
_ON_A_MODEL = "put SerializeAsAny on a model itself"


def is_any_dict(schema: CoreSchema, context: Context) -> bool:
    """Whether a type is that of any dict."""
    stated = context.unwrapped(schema)
    kinds = [stated.get(key, {}).get("type", "any") for key in ("keys_schema", "values_schema")]
    return stated["type"] in _DICTS and kinds in (["any", "any"], ["str", "any"])


def whole(result: Schema, context: Context) -> Schema:
    """A named tuple; with defaults or without, it goes out whole."""
    items = len(result.get("prefixItems", ()))
    return {**result, "minItems": items} if context.is_output and items else result


def with_subclasses(result: Schema, schema: CoreSchema, context: Context) -> Schema:
    """The schema of a model with what a subclass adds, which goes out under SerializeAsAny.

    A bare generic class has the same mark on its bounds, where it says no more than that a class
    may have heirs.
    """
    as_any = schema.get("serialization", {}).get("type") == "any"
    if not as_any or is_bare(context.diagnostics.cls):
        return result
    inside = context.unwrapped(schema)
    if inside["type"] in _SCALARS:
        return result
    if not _are_models(inside, context):
        what = "SerializeAsAny around a container sends what no schema says"
        return context.refuse(what, _ON_A_MODEL)
    return _with_others(result)


def _with_others(result: Schema) -> Schema:
    """The schema of models with further keys, each member of a union by itself; null has none."""
    for union in ("anyOf", "oneOf"):
        if union in result:
            return {**result, union: [_with_others(member) for member in result[union]]}
    if result.get("type") == "null":
        return result
    return {"allOf": [result, {"type": "object", "additionalProperties": True}]}


def _are_models(schema: CoreSchema, context: Context) -> bool:
    """Whether a type is a model, or a union of models alone."""
    inside = context.unwrapped(schema)
    match inside:
        case {"type": "union", "choices": choices}:
            return all(_are_models(_member(each), context) for each in choices)
        case {"type": "tagged-union", "choices": choices}:
            return all(_are_models(each, context) for each in choices.values())
    return inside["type"] in _CLASSES


def _dict(context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """JSON has text for keys: closed sets of other values become the texts that are sent."""
    result = describe(schema)
    keys = context.unwrapped(schema.get("keys_schema", {"type": "str"}))
    match keys:
        case {"type": "bool"}:
            return _with_keys(result, ["true", "false"])
        case {"type": "enum", "members": values} | {"type": "literal", "expected": values}:
            accepted = [each for each in values if context.is_output or _is_key(each, keys)]
            are_texts = all(isinstance(getattr(each, "value", each), str) for each in values)
            if len(accepted) < len(values) or not are_texts:
                return _with_keys(result, [_key(each) for each in accepted])
        case {"type": "tuple"} if not context.is_output:
            return _with_keys(result, [])
        case {"root_model": True} | {"serialization": _}:
            return result
        case {"type": str(kind)} if kind in _NO_TEXTS:
            if context.is_output or "function" in keys.get("schema", {}):
                return {key: value for key, value in result.items() if key != "propertyNames"}
            return _with_keys(result, [])
    return result


def _with_keys(result: Schema, keys: list[str]) -> Schema:
    if not keys:
        return {"type": "object", "additionalProperties": False}
    return {**result, "propertyNames": {"enum": list(dict.fromkeys(keys))}}


def _is_key(each: JsonValue | Enum, keys: CoreSchema) -> bool:
    """Whether Pydantic finds a member of a closed set by the text that is a key in JSON.

    It reads numbers from text only for an enum of a numeric type, and flags everywhere; a literal
    that is a member of an enum is found only if the member itself is a text.
    """
    value = each.value if keys["type"] == "enum" else each
    if isinstance(value, int) and keys.get("sub_type") == "int":
        return abs(value) <= _LARGEST_INTEGER_KEY
    return isinstance(value, (str, bool)) or keys.get("sub_type") == "float"


def _key(value: object) -> str:
    value = getattr(value, "value", value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def tagged(schema: CoreSchema, context: Context) -> CoreSchema:
    """A union whose discriminator Pydantic has put off and forgotten, in a type that holds itself.

    It applies the discriminator in other places, where the type stands by itself.
    """
    discriminator = schema.get("metadata", {}).get(_PUT_OFF)
    if discriminator is None:
        return schema
    metadata = {key: value for key, value in schema["metadata"].items() if key != _PUT_OFF}
    plain = {**schema, "metadata": metadata}
    try:
        return apply_discriminator(plain, discriminator, context.definitions)
    except Exception:  # noqa: BLE001 - it tells of unions that Pydantic has taken without it
        return plain


def _union(context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """A union without the members that no text of JSON is ever read as."""
    if context.is_output:
        return describe(schema)
    choices = schema["choices"]
    kept = [each for each in choices if context.unwrapped(_member(each))["type"] not in _NEVER_READ]
    return describe({**schema, "choices": kept or choices})


def _member(choice: CoreSchema) -> CoreSchema:
    return choice[0] if type(choice) is tuple else choice


def _tagged_union(context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """A tagged union; without a tag nothing is chosen, so no default makes it optional."""
    result = describe(schema)
    if callable(schema["discriminator"]) and "oneOf" in result:
        result["anyOf"] = result.pop("oneOf")  # which of two that fit, only the function knows
    tag = result.get("discriminator", {}).get("propertyName")
    if context.is_output or tag is None:
        return result
    mapping = result["discriminator"]["mapping"]
    optional: set[str] = set()
    tags: dict[str, list[Any]] = {}
    for key, choice in schema["choices"].items():
        value = getattr(key, "value", key)
        target = mapping.get(_tag_text(value))
        if isinstance(target, str):
            tags.setdefault(target, []).append(value)
            optional |= {target} if _leaves_out(choice, tag, context) else set()
    members = [
        _with_tag(member, tag, tags[member["$ref"]]) if member.get("$ref") in optional else member
        for member in result["oneOf"]
    ]
    return {**result, "oneOf": members}


def _leaves_out(choice: CoreSchema, tag: str, context: Context) -> bool:
    """Whether a member of a tagged union may come without its tag, when it stands alone.

    A member may be a union itself, also below a root model.
    """

    def has_default(layer: CoreSchema) -> bool | None:
        if layer.get("root_model"):
            return context.may_be(layer["schema"], has_default)
        if layer["type"] == "tagged-union":
            return any(context.may_be(each, has_default) for each in layer["choices"].values())
        inside = layer.get("schema", {"type": "any"}) if layer["type"] in _CLASSES else None
        return None if inside is None else _has_default(context.unwrapped(inside), tag)

    return context.may_be(choice, has_default)


def _has_default(fields: CoreSchema, tag: str) -> bool:
    stated = fields.get("fields", {})
    named = stated.items() if isinstance(stated, dict) else ((f["name"], f) for f in stated)
    return any(
        field["schema"]["type"] == "default" and tag in (name, field.get("validation_alias"))
        for name, field in named
    )


def _with_tag(member: Schema, tag: str, values: list[Any]) -> Schema:
    tagged = {"type": "object", "properties": {tag: {"enum": values}}, "required": [tag]}
    return {"allOf": [member, tagged]}


def _tag_text(value: object) -> str:
    """A tag as Pydantic's `mapping` has it: JSON for true, false and null, else as text."""
    return json.dumps(value) if value is None or isinstance(value, bool) else str(value)


KINDS: Kinds = {
    **dict.fromkeys((*_DICTS, "counter"), _dict),
    "tagged-union": _tagged_union,
    "union": _union,
}
