"""Where the defaults of a document stand: in it, and in the classes that declare them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import reduce
from itertools import count
from typing import TYPE_CHECKING

from codegen.jsonschema import map_subschemas, subschemas

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from codegen.export.source import Source
    from codegen.jsonschema import Schema
    from codegen.untyped import AnyType, JsonValue

Path = tuple[str, ...]
"""Where a default stands: the definition, the property, and what is inside of that."""


@dataclass(frozen=True)
class Default:
    """A default, the class `module:Class` that has it, and the key of its field, if it has one."""

    value: JsonValue
    python: str
    key: str

    @property
    def declared(self) -> tuple[AnyType, str | None]:
        """The class that states the default, which others inherit, and the name of its field."""
        module, _, qualname = self.python.partition(":")
        try:
            found: AnyType = reduce(getattr, qualname.split("."), sys.modules[module])
        except Exception:  # noqa: BLE001 - a module may answer in its own way
            return None, None
        if not isinstance(found, type):
            return None, None
        name = _field(found, self.key)
        return _owner(found, name), name

    def place(self, source: Source) -> str:
        """`file:line: module.Class.field`, for a message."""
        cls, name = self.declared
        if not isinstance(cls, type):
            return f"{self.python.replace(':', '.')}{self.key and '.'}{self.key}"
        return source.location(cls, name)


def _field(cls: AnyType, key: str) -> str | None:
    """The name of the field that has a key on the wire."""
    fields = getattr(cls, "__pydantic_fields__", {})
    if "root" in fields and not key:
        return "root"
    for name, each in fields.items():
        if key in {each.alias, each.serialization_alias, each.validation_alias}:
            return str(name)
    return key or None


def _owner(cls: AnyType, name: str | None) -> AnyType:
    """The topmost class that has the very default of a field."""
    stated = getattr(cls, "__pydantic_fields__", {}).get(name)
    owners = [cls]
    for base in getattr(cls, "__mro__", (cls,))[1:]:
        other = getattr(base, "__pydantic_fields__", {}).get(name)
        if stated is None or other is None or other.default is not stated.default:
            break
        owners.append(base)
    return owners[-1]


def defaults_of(document: Schema) -> dict[Path, Default]:
    """Every default of a document by where it stands."""
    return {
        path: Default(value, schema.get("x-python", name), path[1] if path[1:] else "")
        for name, schema in document["$defs"].items()
        for path, value in _inside(schema, (name,))
    }


def _inside(schema: Schema, path: Path) -> Iterator[tuple[Path, JsonValue]]:
    if "default" in schema:
        yield path, schema["default"]
    for key, each in schema.get("properties", {}).items():
        yield from _inside(each, (*path, key))
    for number, each in enumerate(subschemas(_rest(schema))):
        yield from _inside(each, (*path, f"/{number}"))


def without(document: Schema, paths: Container[Path]) -> Schema:
    """The document without the defaults that stand at some paths."""
    stripped = {name: _stripped(each, (name,), paths) for name, each in document["$defs"].items()}
    return {**document, "$defs": stripped}


def _stripped(schema: Schema, path: Path, paths: Container[Path]) -> Schema:
    numbers = count()
    properties = {
        key: _stripped(each, (*path, key), paths)
        for key, each in schema.get("properties", {}).items()
    }
    inner = map_subschemas(
        _rest(schema), lambda each: _stripped(each, (*path, f"/{next(numbers)}"), paths)
    )
    changed = {**inner, "properties": properties} if properties else inner
    # In the order that it had, which is the document's.
    kept = {key: changed[key] for key in schema if key in changed}
    if path in paths:
        del kept["default"]
        if "x-absent" in kept:
            kept["x-absent"] = "none"
    return kept


def _rest(schema: Schema) -> Schema:
    """A schema without its properties, which go by their keys."""
    return {key: value for key, value in schema.items() if not (key == "properties" and value)}
