"""The committed document, and the definition in it of a Python type."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import TypeAdapter

from codegen.errors import nearest
from codegen.jsonschema import map_subschemas, pointed, pointer

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.config import Config
    from codegen.jsonschema import Schema


@dataclass(frozen=True)
class Target:
    """A definition; an `heir` of its class may add keys that it does not know."""

    name: str
    heir: bool = False


@dataclass
class Contract:
    """The definitions of what is sent; uses of generic classes are added as they are met."""

    config: Config
    definitions: dict[str, Schema]
    classes: dict[str, str] = field(init=False)

    @classmethod
    def read(cls, path: Path, config: Config) -> Contract:
        """The contract in a file; raises OSError, ValueError or KeyError where it holds none."""
        return cls(config, json.loads(path.read_text(encoding="utf-8"))["$defs"])

    def __post_init__(self) -> None:
        self.classes = {
            each["x-python"]: name
            for name, each in self.definitions.items()
            if each["x-direction"] != "input" and "x-generic" not in each
        }

    def find(self, type_: Any) -> Target | str:  # noqa: ANN401 - any type form
        """The definition of the type, or of the nearest class above it; else what to tell."""
        bases = getattr(type_, "__mro__", (type_,))
        for base in bases:
            name = self._definition(base)
            if name:
                return Target(name, heir=base is not type_)
        own = _identity(type_)
        near = nearest(own, self.classes)
        more = f"; {near}" if near else ""
        return f"{own.replace(':', '.')}: it is not among what the contract sends{more}"

    def _definition(self, type_: Any) -> str | None:  # noqa: ANN401 - any type form
        generic = getattr(type_, "__pydantic_generic_metadata__", None) or {}
        origin = generic.get("origin") or get_origin(type_) or type_
        name = self.classes.get(_identity(origin))
        if name is None or "x-type-parameters" not in self.definitions[name]:
            return name
        arguments = generic.get("args") or get_args(type_)
        return self._applied(name, [self._schema(each) for each in arguments])

    def _schema(self, type_: Any) -> Schema:  # noqa: ANN401 - any type form
        """The schema of a type argument: by the contract where it can be, else by Pydantic."""
        name = self._definition(type_)
        if name:
            return {"$ref": pointer(name)}
        if get_origin(type_) is list:
            return {"type": "array", "items": self._schema(get_args(type_)[0])}
        members = get_args(type_)
        if (members and type(None) in members) or any(map(self._definition, members)):
            return {"anyOf": [self._schema(each) for each in members]}
        schema = TypeAdapter(type_).json_schema(mode="serialization")
        return {} if "$defs" in schema else schema

    def _applied(self, name: str, arguments: list[Schema]) -> str:
        """The definition of a generic class with these arguments in place of its parameters."""
        key = f"{name}{json.dumps(arguments, sort_keys=True)}".replace("/", "|").replace("~", "-")
        key = "".join(letter if letter.isalnum() else "_" for letter in key)
        if not arguments or key in self.definitions:
            return key if arguments else name
        generic = self.definitions[name]
        given = dict(
            zip((each["name"] for each in generic["x-type-parameters"]), arguments, strict=False)
        )
        self.definitions[key] = {}  # it may lead to itself
        self.definitions[key] = self._put_in(generic, given)
        return key

    def _put_in(self, schema: Schema, given: dict[str, Schema]) -> Schema:
        if schema.get("x-type-parameter") in given:
            return given[schema["x-type-parameter"]]
        result = map_subschemas(schema, lambda inner: self._put_in(inner, given))
        if "$ref" in result and "x-arguments" in result:
            name = pointed(result["$ref"])
            result["$ref"] = pointer(self._applied(name, result["x-arguments"]))
        return result


def _identity(type_: Any) -> str:  # noqa: ANN401 - any type form
    name = getattr(type_, "__qualname__", None) or repr(type_)
    return f"{getattr(type_, '__module__', '')}:{name}"
