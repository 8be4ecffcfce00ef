"""Containers and unions: keys that JSON turns into text, tuples, tags that cannot be left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from codegen.export.passes.placeholders import is_bare
from codegen.export.pydantic.base import Base

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

_LARGEST_INTEGER_KEY = 2**63 - 1
_ON_A_MODEL = "put SerializeAsAny on a model itself"


class Containers(Base):
    """Values that hold values, as they are on the wire."""

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A dict by its keys on the wire."""
        return self._keyed(super().dict_schema(schema), schema)

    def frozendict_schema(self, schema: core_schema.FrozenDictSchema) -> JsonSchemaValue:
        """A frozen dict by its keys on the wire."""
        return self._keyed(super().frozendict_schema(schema), schema)

    def ordered_dict_schema(self, schema: core_schema.OrderedDictSchema) -> JsonSchemaValue:
        """An ordered dict by its keys on the wire."""
        return self._keyed(super().ordered_dict_schema(schema), schema)

    def counter_schema(self, schema: core_schema.CounterSchema) -> JsonSchemaValue:
        """A counter by its keys on the wire."""
        return self._keyed(super().counter_schema(schema), schema)

    def _keyed(self, result: JsonSchemaValue, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - four kinds
        """JSON has text for keys: closed sets of other values become the texts that are sent."""
        keys = self.inner(schema.get("keys_schema", {"type": "str"}))
        match keys:
            case {"type": "bool"}:
                return _with_keys(result, ["true", "false"])
            case {"type": "enum", "members": values} | {"type": "literal", "expected": values}:
                accepted = [each for each in values if self.is_output or _is_key(each, keys)]
                if len(accepted) < len(values) or not _are_texts(values):
                    return _with_keys(result, [_key(each) for each in accepted])
            case {"type": "tuple"} if not self.is_output:
                return _with_keys(result, [])
        return result

    def named_tuple_schema(self, schema: core_schema.NamedTupleSchema) -> JsonSchemaValue:
        """A named tuple; with defaults or without, it goes out whole."""
        return self._whole(super().named_tuple_schema(schema))

    def p_arguments_schema(self, *args: Any, **options: Any) -> JsonSchemaValue:  # noqa: ANN401 - as overridden
        """The same before Pydantic 2.14, where a named tuple is a call."""
        return self._whole(super().p_arguments_schema(*args, **options))

    def _whole(self, result: JsonSchemaValue) -> JsonSchemaValue:
        items = len(result.get("prefixItems", ()))
        return {**result, "minItems": items} if self.is_output and items else result

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """A tagged union; without a tag nothing is chosen, so no default makes it optional."""
        result = super().tagged_union_schema(schema)
        tag = result.get("discriminator", {}).get("propertyName")
        if self.is_output or tag is None:
            return result
        mapping = result["discriminator"]["mapping"]
        optional: set[str] = set()
        tags: dict[str, list[Any]] = {}
        for key, choice in schema["choices"].items():
            value = getattr(key, "value", key)
            target = mapping.get(_tag_text(value))
            if isinstance(target, str):
                tags.setdefault(target, []).append(value)
                optional |= {target} if self._leaves_out(choice, tag) else set()
        members = [
            _with_tag(member, tag, tags[member["$ref"]])
            if member.get("$ref") in optional
            else member
            for member in result["oneOf"]
        ]
        return {**result, "oneOf": members}

    def _leaves_out(self, choice: Any, tag: str) -> bool:  # noqa: ANN401 - any core schema
        """Whether a member of a tagged union may come without its tag, when it stands alone."""
        fields = self.inner(self.inner(choice).get("schema", {"type": "any"})).get("fields", {})
        named = fields.items() if isinstance(fields, dict) else ((f["name"], f) for f in fields)
        return any(
            field["schema"]["type"] == "default" and tag in (name, field.get("validation_alias"))
            for name, field in named
        )

    def generate_inner(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - as overridden
        """Any core schema; under SerializeAsAny a model goes out with what a subclass adds.

        A bare generic class has the same mark on its bounds, where it says no more than that a
        class may have heirs.
        """
        result = super().generate_inner(schema)
        as_any = schema.get("serialization", {}).get("type") == "any"
        if not (self.is_output and as_any) or is_bare(self.described):
            return result
        if self.inner(schema)["type"] not in {"model", "dataclass"}:
            what = "SerializeAsAny around a container sends what no schema says"
            return self.refuse(what, _ON_A_MODEL)
        return {"allOf": [result, {"type": "object", "additionalProperties": True}]}


def _with_tag(member: JsonSchemaValue, tag: str, values: list[Any]) -> JsonSchemaValue:
    tagged = {"type": "object", "properties": {tag: {"enum": values}}, "required": [tag]}
    return {"allOf": [member, tagged]}


def _tag_text(value: Any) -> str:  # noqa: ANN401 - a scalar
    """A tag as Pydantic's `mapping` has it: JSON for true, false and null, else as text."""
    return json.dumps(value) if value is None or isinstance(value, bool) else str(value)


def _with_keys(result: JsonSchemaValue, keys: list[str]) -> JsonSchemaValue:
    if not keys:
        return {"type": "object", "additionalProperties": False}
    return {**result, "propertyNames": {"enum": list(dict.fromkeys(keys))}}


def _is_key(each: Any, keys: Any) -> bool:  # noqa: ANN401 - a value, and a core schema
    """Whether Pydantic finds a member of a closed set by the text that is a key in JSON.

    It reads numbers from text only for an enum of a numeric type, and flags everywhere; a literal
    that is a member of an enum is found only if the member itself is a text.
    """
    value = each.value if keys["type"] == "enum" else each
    if isinstance(value, int) and keys.get("sub_type") == "int":
        return abs(value) <= _LARGEST_INTEGER_KEY
    return isinstance(value, (str, bool)) or keys.get("sub_type") == "float"


def _are_texts(values: Any) -> bool:  # noqa: ANN401 - a list
    return all(isinstance(getattr(value, "value", value), str) for value in values)


def _key(value: Any) -> str:  # noqa: ANN401 - a scalar
    value = getattr(value, "value", value)
    return str(value).lower() if isinstance(value, bool) else str(value)
