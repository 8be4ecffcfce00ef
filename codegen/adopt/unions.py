"""Unions as datamodel-code-generator understands them.

Elsewhere it drops what tells the members of a discriminated one apart. Beside null such a union
stays one union; as the value of a map it gets a name. A constrained scalar or list beside null
would become a class of its own, which nobody would have written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.adopt.source import class_name
from codegen.jsonschema import DEFS, map_subschemas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from codegen.jsonschema import Schema


_NULL = {"type": "null"}
_PLAIN = {"string", "number", "integer", "boolean", "array"}


def with_tags(definitions: Mapping[str, Schema]) -> dict[str, Schema]:
    """The definitions, with discriminators where the generator looks for them."""
    result: dict[str, Schema] = {}
    for key, schema in definitions.items():
        module = key.rpartition(".")[0]
        result[key] = _Tagger(definitions, result, module).visit(schema, key.rpartition(".")[2])
    return result


class _Tagger:
    def __init__(
        self, definitions: Mapping[str, Schema], found: dict[str, Schema], module: str
    ) -> None:
        self._definitions = definitions
        self._found = found
        self._module = module

    def visit(self, schema: Schema, name: str) -> Schema:
        """The schema with its unions in place; `name` is what a part of it may be called."""
        properties = schema.get("properties", {})
        named = {
            key: self.visit(each, f"{name}{class_name(key)}") if isinstance(each, dict) else each
            for key, each in properties.items()
        }
        rest = {key: value for key, value in schema.items() if key != "properties"}
        result = map_subschemas(rest, lambda inner: self.visit(inner, name))
        if named:
            result["properties"] = named
        values = result.get("additionalProperties")
        if isinstance(values, dict) and "discriminator" in values:
            result["additionalProperties"] = {"$ref": DEFS + self._hoisted(values, f"{name}Value")}
        return _beside_null(result)

    def _hoisted(self, schema: Schema, name: str) -> str:
        key = f"{self._module}.{name}" if self._module else name
        while key in self._definitions or key in self._found:
            key += "_"
        self._found[key] = schema
        return key


def _beside_null(schema: Schema) -> Schema:
    """`anyOf` of something and null, as one schema where it can be one."""
    members = schema.get("anyOf", ())
    if not all(isinstance(each, dict) for each in members):
        return schema  # `true` is a schema, too
    if _is_plain(members, schema):
        one = next(each for each in members if each != _NULL)
        rest = {key: value for key, value in schema.items() if key != "anyOf"}
        return {**one, **rest, "type": [one["type"], "null"]}
    tagged = [each for each in members if "discriminator" in each]
    others = [each for each in members if each not in tagged]
    if len(tagged) != 1 or others != [_NULL]:
        return schema
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    union = tagged[0].get("oneOf") or tagged[0].get("anyOf", [])
    return {**rest, "oneOf": [*union, *others], "discriminator": tagged[0]["discriminator"]}


def _is_plain(members: Sequence[Schema], around: Schema) -> bool:
    """Whether members are null and a scalar or list that says nothing that the union says, too."""
    others = [each for each in members if each != _NULL]
    if len(members) != 2 or len(others) != 1:  # noqa: PLR2004 - null and another
        return False
    (one,) = others
    kind = one.get("type")
    is_plain = isinstance(kind, str) and kind in _PLAIN
    return is_plain and not {"enum", "const", *around} & one.keys()
