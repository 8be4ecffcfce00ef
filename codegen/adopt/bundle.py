"""A JSON Schema or OpenAPI document of anybody's -> its definitions, under names of their own."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from codegen.adopt.adoption import Adoption, Loss, class_name
from codegen.adopt.normalize import modern
from codegen.errors import CodegenError, Problem
from codegen.jsonschema import ANNOTATIONS, DEFS, map_subschemas, pointed
from codegen.parse.values import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.adopt.read import Original
    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

MODULE = "models"
"""The module of the new package that takes all definitions of a foreign document."""

_TABLES = ("#/$defs", "#/definitions")
_COMPONENTS = "#/components/schemas"
_SAYS_NOTHING = {"$schema", "$id", "id", "$comment", "title", "description", "$defs", "definitions"}
_GENERIC = {"x-generic", "x-arguments", "x-type-parameters", "x-type-parameter", "x-bases"}
"""What has a meaning in a document that is codegen's as a whole, and in no other."""

_BUNDLE = "put it into this file first: adopt reads one file, and nothing from the network"


def bundle(original: Original) -> Adoption:
    """The definitions of a foreign document; raises CodegenError where a reference leads out."""
    return _Bundler(original).bundle()


class _Bundler:
    def __init__(self, original: Original) -> None:
        self._file = original.file
        self._is_api = original.kind == "openapi"
        self._document = original.document
        self._names: dict[str, str] = {}
        self._problems: list[Problem] = []

    def bundle(self) -> Adoption:
        self._name_all()
        schemas: dict[str, Schema] = {}
        while missing := [each for each in self._names if each not in schemas]:
            for pointer in missing:  # references name further ones
                found = self._at(pointer)
                schemas[pointer] = self._normalized(found, pointer)
        if not (schemas or self._problems):
            what = "there is no schema in it"
            hint = f"adopt needs {_COMPONENTS[2:]}, $defs, or a schema at the root"
            self._problems.append(Problem("adopt-readable", self._file, what, hint))
        if self._problems:
            raise CodegenError(dict.fromkeys(self._problems))
        named = {self._names[pointer]: schema for pointer, schema in schemas.items()}
        return Adoption(
            document={"$defs": {name: _declared(name, each) for name, each in named.items()}},
            definitions={_key(name): _in_module(each) for name, each in named.items()},
            keys={name: _key(name) for name in named},
            losses=tuple(self._inline()),
        )

    def _name_all(self) -> None:
        tables = (_COMPONENTS,) if self._is_api else _TABLES
        if not self._is_api and self._document.keys() - _SAYS_NOTHING:
            title = self._document.get("title")
            stem = PurePath(self._file).name.partition(".")[0]
            self._name("#", title if isinstance(title, str) and title else stem)
        for table in tables:
            for name in self._table(table):
                self._name(f"{table}/{_escaped(name)}", name)

    def _table(self, pointer: str) -> Schema:
        found = _look_up(self._document, pointer)
        return found if isinstance(found, dict) else {}

    def _name(self, pointer: str, wish: str) -> None:
        name, taken, number = class_name(wish), {*self._names.values()}, 2
        while name in taken:
            name, number = f"{class_name(wish)}{number}", number + 1
        self._names[pointer] = name

    def _at(self, pointer: str) -> JsonValue:
        found = _look_up(self._document, pointer)
        if pointer == "#" and isinstance(found, dict):
            return {key: value for key, value in found.items() if key not in ("$defs", "$schema")}
        return found

    def _normalized(self, schema: JsonValue, pointer: str) -> Schema:
        """A schema in the modern dialect, whose references name definitions."""
        if isinstance(schema, bool):  # `true` is any value, and so is `{}`
            schema = {} if schema else {"not": {}}
        if not isinstance(schema, dict):
            self._refuse(pointer, f"a schema is an object, not {schema!r:.40}", "correct it")
            return {}
        inner = {key: value for key, value in schema.items() if key != "definitions"}
        try:
            return self._linked(modern(inner), pointer)
        except (TypeError, ValueError, AttributeError) as error:
            self._refuse(pointer, f"it is no valid schema: {error}", "correct it")
            return {}

    def _linked(self, schema: Schema, pointer: str) -> Schema:
        schema = {key: value for key, value in schema.items() if key not in _GENERIC}
        shape = {key: value for key, value in schema.items() if not _is_remark(key)}
        wrong = [*faults(shape)]
        if wrong:
            self._refuse(pointer, "; ".join(wrong), "correct the schema")
            return {}
        result = map_subschemas(schema, lambda inner: self._linked(inner, pointer))
        if isinstance(result.get("$ref"), str):
            result["$ref"] = self._target(result["$ref"], pointer)
        mapping = _mapping(result) or self._implied(schema)
        if mapping:
            targets = {tag: self._mapped(str(to), pointer) for tag, to in mapping.items()}
            result["discriminator"] = {**result["discriminator"], "mapping": targets}
        return result

    def _implied(self, schema: Schema) -> Schema:
        """The mapping of a discriminator that states none: by the names of the schemas.

        Empty where the schemas say themselves which tag they have.
        """
        discriminator = schema.get("discriminator")
        tag = discriminator.get("propertyName") if isinstance(discriminator, dict) else None
        members = schema.get("oneOf") or schema.get("anyOf") or ()
        refs = [each.get("$ref", "") if isinstance(each, dict) else "" for each in members]
        if tag is None or any(not ref or self._states(ref, tag) for ref in refs):
            return {}
        return {ref.rpartition("/")[2]: ref for ref in refs}

    def _states(self, ref: str, tag: str) -> bool:
        """Whether a schema says which values its tag has."""
        found = _look_up(self._document, ref)
        parts = [found, *found.get("allOf", ())] if isinstance(found, dict) else []
        keys = (each.get("properties") for each in parts if isinstance(each, dict))
        tags = (each.get(tag) for each in keys if isinstance(each, dict))
        return any(isinstance(each, dict) and {"const", "enum"} & each.keys() for each in tags)

    def _mapped(self, target: str, pointer: str) -> str:
        """The target of a discriminator's mapping, which may be a mere name."""
        is_name = target.isidentifier() or f"{_COMPONENTS}/{target}" in self._names
        return self._target(f"{_COMPONENTS}/{target}" if is_name else target, pointer)

    def _target(self, ref: str, pointer: str) -> str:
        place, _, fragment = ref.partition("#")
        if place and place != self._document.get("$id"):
            is_file = "://" not in place or place.lower().startswith("file:")
            where = "another file" if is_file else "the network"
            self._refuse(pointer, f"$ref leads to {where}: {ref}", _BUNDLE)
            return ref
        target = f"#{unquote(fragment)}".removesuffix("/")
        if target not in self._names:
            if not isinstance(_look_up(self._document, target), dict | bool):
                self._refuse(pointer, f"$ref leads nowhere: {ref}", "correct the reference")
                return ref
            self._name(target, target.rpartition("/")[2] or PurePath(self._file).stem)
        return DEFS + self._names[target]

    def _refuse(self, pointer: str, what: str, hint: str) -> None:
        self._problems.append(Problem("adopt-readable", f"{self._file}{pointer}", what, hint))

    def _inline(self) -> Iterator[Loss]:
        """Objects that an operation describes in place: only components become models."""
        for path, item in self._table("#/paths").items() if self._is_api else ():
            for method, operation in item.items() if isinstance(item, dict) else ():
                for schema in _contents(operation):
                    if "properties" in schema:
                        fields = ", ".join(schema["properties"])
                        yield Loss(
                            f"{method.upper()} {path}",
                            f"an object written in place ({fields})",
                            "not adopted: only components/schemas are",
                        )


def _key(name: str) -> str:
    return f"{MODULE}.{name}"


def _declared(name: str, schema: Schema) -> Schema:
    """A definition as a document of codegen's has it: what is adopted is taken, and not sent."""
    return {**schema, "x-python": f"{MODULE}:{name}", "x-direction": "input"}


def _in_module(schema: Schema) -> Schema:
    """The schema, in which references lead to definitions of the module."""
    result = map_subschemas(schema, _in_module)
    if "$ref" in result:
        result["$ref"] = DEFS + _key(pointed(result["$ref"]))
    mapping = _mapping(result)
    if mapping:
        moved = {tag: DEFS + _key(pointed(target)) for tag, target in mapping.items()}
        result["discriminator"] = {**result["discriminator"], "mapping": moved}
    return result


def _contents(operation: object) -> Iterator[Schema]:
    """The schemas of the bodies that an operation takes and gives."""
    if not isinstance(operation, dict):
        return
    responses = operation.get("responses")
    bodies = [operation.get("requestBody"), *(responses or {}).values()]
    for body in bodies:
        content = body.get("content") if isinstance(body, dict) else None
        for media in (content or {}).values():
            schema = media.get("schema") if isinstance(media, dict) else None
            if isinstance(schema, dict):
                yield schema


def _is_remark(key: str) -> bool:
    """Whether a keyword is documentation, or somebody's own."""
    return key in ANNOTATIONS or key.startswith("x-")


def _mapping(schema: Schema) -> Schema:
    discriminator = schema.get("discriminator")
    mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    return mapping if isinstance(mapping, dict) else {}


def _look_up(document: JsonValue, pointer: str) -> JsonValue:
    """What a JSON pointer leads to; None where it leads nowhere."""
    for part in pointer.removeprefix("#").split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(document, list) and key.isdigit() and int(key) < len(document):
            document = document[int(key)]
        elif isinstance(document, dict) and key in document:
            document = document[key]
        else:
            return None
    return document


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
