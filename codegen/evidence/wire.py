"""An instance at hand against the committed contract: what is on the wire that it does not say."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args, get_origin

from pydantic import TypeAdapter

from codegen.config import find_project, load_config
from codegen.errors import CodegenError, Problem, nearest
from codegen.evidence.committed import Committed
from codegen.evidence.dump import dumps
from codegen.evidence.explain import contradiction, hint
from codegen.evidence.field_at import field_at
from codegen.evidence.oracles.schema import Validators
from codegen.header import REGENERATE
from codegen.jsonschema import map_subschemas, pointed, pointer
from codegen.pipeline import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from codegen.jsonschema import Schema
    from codegen.untyped import AnyType, Instance


def faults_of(instance: Instance, type_: AnyType, *starts: Path) -> list[str]:
    """As `faults`, by the contract that is found; that there is none is one, too."""
    try:
        return faults(instance, find_contract(*starts), type_)
    except CodegenError as error:
        return [str(error)]


def find_contract(*starts: Path) -> Committed:
    """The committed contract of the project nearest to a folder, or to the next one.

    Raises CodegenError where there is none.
    """
    contract = Committed(load_config(_root(*starts)))
    try:
        _ = contract.document  # read once, and kept
    except (OSError, ValueError) as error:
        path = contract.config.root / contract.config.output / SCHEMA
        what = f"there is no contract to hold the instance against: {error}"
        mend = f"run {REGENERATE}, and commit what it writes"
        raise CodegenError([Problem("output-committed", str(path), what, mend)]) from error
    return contract


def _root(start: Path, *others: Path) -> Path:
    with suppress(CodegenError):
        return find_project(start)
    return _root(*others) if others else find_project(start)


def faults(instance: Instance, contract: Committed, type_: AnyType = None) -> list[str]:
    """What an instance, dumped as the server does, sends that its definition does not allow.

    The definition is that of a type, or of the instance's class. Raises CodegenError where nothing
    can judge.
    """
    type_ = type(instance) if type_ is None else type_
    definitions = Definitions(contract.document["$defs"])
    target = definitions.find(type_)
    if target is None:
        return [definitions.unknown(type_), hint(contract, "name it in [tool.codegen]")]
    try:
        texts = dumps(instance, TypeAdapter(type_), contract.config.wire)
    except Exception as error:  # noqa: BLE001 - a serializer of the user's may raise anything
        name = f"{type(instance).__module__}.{type(instance).__qualname__}"
        found = [f"{name}: it cannot be dumped: {type(error).__name__}: {error}"]
    else:
        validators = Validators(definitions.closed(target))
        hows = ("", " (as its own model_dump says)")
        found = [
            f"{each}{how}"
            for text, how in zip(texts, hows, strict=False)
            for each in _contradictions(text, target, definitions, validators)
        ]
    mend = "state what is sent, such as the return type of its serializer, or send what is stated"
    return [*dict.fromkeys(found), hint(contract, mend)] if found else []


def _contradictions(
    text: str, target: Target, definitions: Definitions, validators: Validators
) -> Iterator[str]:
    value = json.loads(text)
    for fault in validators.faults(target.name, value):
        if not fault.doubt:
            field = field_at({"$defs": definitions.schemas}, target.name, value, fault.field)
            yield contradiction(fault, field, value)


@dataclass(frozen=True)
class Target:
    """A definition; an `heir` of its class may add keys that it does not know."""

    name: str
    heir: bool = False


class Definitions:
    """The definitions of what is sent; uses of generic classes are added as they are met."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self.schemas = dict(schemas)
        self._classes = {
            each["x-python"]: name
            for name, each in schemas.items()
            if each["x-direction"] != "input" and "x-generic" not in each
        }

    def find(self, type_: AnyType) -> Target | None:
        """The definition of the type, or of the nearest class above it."""
        for base in getattr(type_, "__mro__", (type_,)):
            name = self._named(base)
            if name:
                return Target(name, heir=base is not type_)
        return None

    def unknown(self, type_: AnyType) -> str:
        """What to tell of a type that has no definition."""
        own = _identity(type_)
        near = nearest(own, self._classes)
        more = f"; {near}" if near else ""
        return f"{own.replace(':', '.')}: it is not among what the contract sends{more}"

    def closed(self, target: Target) -> dict[str, Schema]:
        """The definitions, with no key beyond the declared ones: a dump has all that are said.

        What `SerializeAsAny` adds to stays open; it is said beside a reference.
        """
        opened: set[str] = {pointer(target.name)} if target.heir else set()

        def visit(schema: Schema) -> Schema:
            for part in schema.get("allOf", ()):
                if part.get("additionalProperties") is True:
                    opened.update(each.get("$ref", "") for each in schema["allOf"])
            rest = {key: value for key, value in schema.items() if key != "allOf"}
            result = map_subschemas(rest, visit)
            if "properties" in result and "allOf" not in schema:
                result.setdefault("additionalProperties", False)
            return {**schema, **result}

        closed = {name: visit(schema) for name, schema in self.schemas.items()}
        return {
            name: self.schemas[name] if pointer(name) in opened else schema
            for name, schema in closed.items()
        }

    def _named(self, type_: AnyType) -> str | None:
        generic = getattr(type_, "__pydantic_generic_metadata__", None) or {}
        origin = generic.get("origin") or _origin(type_) or type_
        name = self._classes.get(_identity(origin))
        if name is None or "x-type-parameters" not in self.schemas[name]:
            return name
        arguments = generic.get("args") or get_args(type_)
        return self._applied(name, [self._schema(each) for each in arguments])

    def _schema(self, type_: AnyType) -> Schema:
        """The schema of a type argument: by the contract where it can be, else by Pydantic."""
        name = self._named(type_)
        if name:
            return {"$ref": pointer(name)}
        if _origin(type_) is list:
            return {"type": "array", "items": self._schema(get_args(type_)[0])}
        members = get_args(type_)
        if (members and type(None) in members) or any(map(self._named, members)):
            return {"anyOf": [self._schema(each) for each in members]}
        schema = TypeAdapter(type_).json_schema(mode="serialization")
        return {} if "$defs" in schema else schema

    def _applied(self, name: str, arguments: list[Schema]) -> str:
        """The definition of a generic class with these arguments in place of its parameters."""
        key = f"{name}{json.dumps(arguments, sort_keys=True)}".replace("/", "|").replace("~", "-")
        key = "".join(letter if letter.isalnum() else "_" for letter in key)
        if not arguments or key in self.schemas:
            return key if arguments else name
        generic = self.schemas[name]
        parameters = (each["name"] for each in generic["x-type-parameters"])
        self.schemas[key] = {}  # it may lead to itself
        self.schemas[key] = self._put_in(generic, dict(zip(parameters, arguments, strict=False)))
        return key

    def _put_in(self, schema: Schema, given: dict[str, Schema]) -> Schema:
        if schema.get("x-type-parameter") in given:
            return given[schema["x-type-parameter"]]
        result = map_subschemas(schema, lambda inner: self._put_in(inner, given))
        if "$ref" in result and "x-arguments" in result:
            name = pointed(result["$ref"])
            result["$ref"] = pointer(self._applied(name, result["x-arguments"]))
        return result


def _origin(type_: object) -> AnyType:
    return get_origin(type_)


def _identity(type_: AnyType) -> str:
    name = getattr(type_, "__qualname__", None) or repr(type_)
    return f"{getattr(type_, '__module__', '')}:{name}"
