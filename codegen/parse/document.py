"""The document as a whole: its definitions become declarations, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.errors import CodegenError
from codegen.fingerprints import fingerprint_of
from codegen.ir import (
    Alias,
    Contract,
    Declaration,
    Enum,
    EnumMember,
    Identity,
    Interface,
    Ref,
    TypeParameter,
)
from codegen.jsonschema import DEFS
from codegen.parse.grammar import is_word
from codegen.parse.keywords import RECORD, documentation
from codegen.parse.routes import channels, routes
from codegen.parse.types import TypeParser
from codegen.parse.values import faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.jsonschema import Schema
    from codegen.parse.reader import Unread
    from codegen.untyped import JsonValue

_DOCUMENT = "schema.json"


def parse(document: Mapping[str, JsonValue], unread: list[Unread] | None = None) -> Contract:
    """The contract that a document describes; raises CodegenError with all that it refuses.

    Where a list is given, what has no place in a contract is noted there, and not refused.
    """
    definitions = _sound_definitions(document)
    parser = TypeParser(definitions, unread)
    parser.check(document, {"$schema", "$defs"}, _DOCUMENT)
    declarations = tuple(
        _declaration(name, schema, parser)
        for name, schema in definitions.items()
        if not {"x-generic", "x-ts-type"} & schema.keys()
    )
    for name, schema in definitions.items():
        if "x-generic" in schema:  # validators and the fingerprint read it
            parser.parse({"$ref": DEFS + name}, _place(name, schema))
            alone = {key: schema[key] for key in schema.keys() - {"x-generic", "x-arguments"}}
            _declaration(name, alone, parser)
    sends, receives = (_roots(document, key, parser) for key in ("x-sends", "x-receives"))
    found, sockets = routes(document, parser), channels(document, parser)
    if parser.problems:
        raise CodegenError(dict.fromkeys(parser.problems))
    return Contract(
        declarations,
        models=tuple(document.get("x-models", ())),
        sources=document.get("x-sources", {}),
        sends=sends,
        receives=receives,
        fingerprint=fingerprint_of(document),
        routes=found,
        channels=sockets,
    )


def _sound_definitions(document: Mapping[str, JsonValue]) -> dict[str, Schema]:
    """The definitions, after a look at the values on which all else depends."""
    parser = TypeParser({})
    for what in faults(document):
        parser.refuse(_DOCUMENT, what, "schema-valid")
    definitions = document.get("$defs", {})
    for name, schema in definitions.items() if not parser.problems else ():
        for what in _definition_faults(name, schema):
            parser.refuse(_place(name, schema), what, "schema-valid")
    if parser.problems:
        raise CodegenError(parser.problems)
    return dict(definitions)


def _definition_faults(name: str, schema: Schema) -> Iterator[str]:
    yield from faults(schema)
    if not is_word(name):
        yield f"{name!r} is not a name"
    if "x-python" not in schema:
        yield "the keyword 'x-python' is missing"
    if "x-enum-members" in schema and not _agree(schema["x-enum-members"], _values(schema)):
        yield "'x-enum-members' has to name the values, one by one"


def _agree(members: object, values: object) -> bool:
    """Whether there are as many of both; what is no list is another fault."""
    return not (isinstance(members, list) and isinstance(values, list)) or len(members) == len(
        values
    )


def _values(schema: Schema) -> JsonValue:
    return [schema["const"]] if "const" in schema else schema.get("enum", [])


def _place(name: str, schema: Schema) -> str:
    """`module.Class` where the definition says it, else where the definition is."""
    python = schema.get("x-python")
    return python.replace(":", ".") if isinstance(python, str) else f"{_DOCUMENT} {DEFS}{name}"


def _declaration(name: str, schema: Schema, parser: TypeParser) -> Declaration:
    module, _, qualname = schema["x-python"].partition(":")
    identity = Identity(name, module, qualname, schema.get("x-direction", "both"))
    where, doc = _place(name, schema), documentation(schema)
    parser.begin(name, schema, where)
    stated = schema.get("x-type-parameters", [])
    parser.parameters = [each["name"] for each in stated]
    parameters = tuple(_parameter(each, parser, where) for each in stated)
    if _is_enum(schema):
        parser.check(schema, {"type", "enum", "const"}, where)
        return Enum(identity, _members(schema), doc)
    if schema.get("type") != "object" or "properties" not in schema:
        return Alias(identity, parser.parse(schema, where), parameters, doc)
    parser.check(schema, RECORD, where)
    return Interface(
        identity,
        parser.properties(schema, where),
        parser.additional(schema, where),
        parameters,
        parser.bases(schema, where),
        doc,
    )


def _is_enum(schema: Schema) -> bool:
    """Whether all values of an enum are plain; one that has tuples is a type like any other."""
    plain = not any(isinstance(value, (list, dict)) for value in _values(schema))
    return "x-enum-members" in schema and plain


def _members(schema: Schema) -> tuple[EnumMember, ...]:
    return tuple(
        EnumMember(member["name"], value, member.get("description"))
        for member, value in zip(schema["x-enum-members"], _values(schema), strict=True)
    )


def _parameter(schema: Schema, parser: TypeParser, where: str) -> TypeParameter:
    bound, default = (
        parser.parse(schema[key], f"{where} ({schema['name']})") if key in schema else None
        for key in ("bound", "default")
    )
    return TypeParameter(schema["name"], bound, default)


def _roots(document: Mapping[str, JsonValue], key: str, parser: TypeParser) -> tuple[str, ...]:
    """The declarations that cross the wire by themselves; a hand-written type is none."""
    where = f"{_DOCUMENT} {key}"
    types = (parser.parse({"$ref": each["$ref"]}, where) for each in document.get(key, ()))
    return tuple(dict.fromkeys(type_.name for type_ in types if isinstance(type_, Ref)))
