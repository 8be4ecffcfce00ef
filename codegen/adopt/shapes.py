"""Schemas in a normal form: two that mean the same are equal, however each of them says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.adopt.keywords import (
    as_union,
    is_said,
    settled,
    untagged,
    with_enum_names,
    without_booleans,
    without_names,
)
from codegen.jsonschema import map_subschemas, pointed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.jsonschema import Schema


class Shapes:
    """The normal forms of one document, in which `names` says how both sides call a definition.

    A definition without such a name is put in where it is referred to.
    """

    def __init__(self, definitions: Mapping[str, Schema], names: Mapping[str, str]) -> None:
        self._definitions = definitions
        self._names = names
        self._open: list[str] = []

    def normal(self, schema: Any) -> Schema:  # noqa: ANN401 - `true` is a schema, too
        """The normal form of a schema."""
        if not isinstance(schema, dict):
            return {} if schema else {"not": {}}
        schema = with_enum_names(schema)
        if "$ref" in schema:
            return self._pointed(schema)
        if "allOf" in schema:
            return self._merged(schema)
        result = map_subschemas(untagged(without_booleans(schema)), self.normal)
        result = {key: value for key, value in result.items() if is_said(key, value)}
        return settled(as_union(result))

    def opened(self, schema: Schema) -> Schema:
        """The normal form of what a reference in normal form leads to; others as they are."""
        back = {name: each for each, name in self._names.items()}
        target = back.get(schema.get("$ref", ""))
        return schema if target is None else self.normal(self._definitions[target])

    def _pointed(self, schema: Schema) -> Schema:
        target = pointed(schema["$ref"])
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        use = self._definitions.get(target, {})
        if "x-generic" in use:  # by its class and arguments, whatever it is called
            target = pointed(use["x-generic"])
            beside["x-arguments"] = use["x-arguments"]
        if target not in self._names:
            return self._put_in(target, beside)
        rest = self.normal(beside)
        if "x-arguments" in rest:
            rest["x-arguments"] = [without_names(each) for each in rest["x-arguments"]]
        return {"$ref": self._names[target], **rest}

    def _put_in(self, target: str, beside: Schema) -> Schema:
        if target in self._open:
            return {"$ref": "itself"}
        self._open.append(target)
        try:
            return self.normal({**self._definitions.get(target, {}), **beside})
        finally:
            self._open.pop()

    def _merged(self, schema: Schema) -> Schema:
        """One schema for an `allOf`: what all of its parts say."""
        own = {key: value for key, value in schema.items() if key != "allOf"}
        if len(schema["allOf"]) == 1 and "properties" not in own:
            part = schema["allOf"][0]
            return self.normal({**part, **own} if isinstance(part, dict) else own)
        result: Schema = {}
        for part in [*schema["allOf"], own]:
            found = self._body(part)
            together = {
                key: {**result.get(key, {}), **found.get(key, {})} for key in ("properties",)
            }
            required = sorted({*result.get("required", ()), *found.get("required", ())})
            result = {**result, **found, **together, "required": required}
            if part is not own:
                result.pop("description", None)  # it is the part's own
        return self.normal(result)

    def _body(self, part: Any) -> Schema:  # noqa: ANN401 - `true` is a schema, too
        """A part of an `allOf`, without a reference at its top."""
        if not isinstance(part, dict):
            return {}
        if "$ref" in part:
            target = pointed(part["$ref"])
            return self._body(self._definitions.get(target, {}))
        return self._merged(part) if "allOf" in part else part
