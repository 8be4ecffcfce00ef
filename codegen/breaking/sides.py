"""The two sides: a document from git or from a file, as a contract by direction, and who is who."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from codegen import git
from codegen.comparison.members import type_of
from codegen.comparison.show import spelled
from codegen.errors import CodegenError, Problem
from codegen.ir import SAFE_INTEGER, Ref, refs, walk
from codegen.jsonschema import ANNOTATIONS, subschemas, without
from codegen.parse import parse
from codegen.parse.types import TypeParser
from codegen.pipeline import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from codegen.config import Config
    from codegen.evidence import Direction
    from codegen.ir import Contract, Declaration, Type
    from codegen.jsonschema import Schema
    from codegen.parse import Unread

_OF_THE_FRONTEND = {"x-ts-type", "x-ts-import"}  # beside what is really on the wire
_ROOTS: dict[Direction, str] = {"output": "x-sends", "input": "x-receives"}
_REMARKS = ANNOTATIONS | {"$comment", "example", "readOnly", "writeOnly"}


def read_committed(config: Config, against: str) -> Schema:
    """The document of a git reference, of a file or of a folder; raises CodegenError without one.

    What is a path and a reference is the path, if a document is there.
    """
    path = Path(against)
    file = path / SCHEMA if path.is_dir() else path
    if file.is_file():
        return _document(file.read_bytes(), file.as_posix())
    if path.suffix == ".json" or against.startswith(("-", "/", "./", "../")):
        raise _missing(against, "there is no such file", "name a schema.json, or a git reference")
    fault, hint = git.no_commit(config.folder, against)
    if fault:
        raise _missing(against, fault, hint)
    text = git.committed(config.folder, against, SCHEMA)
    if text is None:
        what = f"{(config.folder / SCHEMA).as_posix()} is not committed there"
        raise _missing(against, what, "name a commit that has it, or its folder by another path")
    return _document(text, f"{against}:{SCHEMA}")


def _document(text: bytes, where: str) -> Schema:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _missing(where, f"it is no JSON: {error}", "name a schema.json") from error
    if not isinstance(document, dict) or not isinstance(document.get("$defs"), dict):
        raise _missing(where, "it is no document of codegen's", "name a schema.json")
    check_document(document, where)
    return document


def check_document(document: Schema, where: str) -> None:
    """Raise CodegenError where a document is none that codegen may have written."""
    try:
        parse(document, [])
    except CodegenError as error:
        told = [replace(each, where=f"{where}, {each.where}") for each in error.problems]
        raise CodegenError(told) from error
    except RecursionError as error:
        raise _missing(where, "it is nested too deep", "name a schema.json") from error


def _missing(where: str, what: str, hint: str) -> CodegenError:
    return CodegenError([Problem("against-found", where, what, hint)])


@dataclass(frozen=True)
class Side:
    """One of two contracts, as it is on the wire: without types that the frontend has written."""

    document: Schema

    @cached_property
    def definitions(self) -> dict[str, Schema]:
        """The schemas, by name."""
        stated = self.document["$defs"]
        return {name: without(each, _OF_THE_FRONTEND) for name, each in stated.items()}

    @cached_property
    def _parsed(self) -> tuple[Contract, Mapping[str, Counter[str]]]:
        unread: list[Unread] = []
        contract = parse({**self.document, "$defs": self.definitions}, unread)
        beyond: dict[str, Counter[str]] = {}
        for name, steps, keyword, value in unread:
            if keyword not in _REMARKS:
                said = f"{steps} {keyword}: {json.dumps(value, sort_keys=True)}".strip()
                beyond.setdefault(name, Counter())[said] += 1
        for name, schema in self.definitions.items():
            found = Counter(_beyond_types(schema))
            if found:
                beyond[name] = beyond.get(name, Counter()) + found
        return contract, beyond

    @property
    def contract(self) -> Contract:
        """All that the document declares."""
        return self._parsed[0]

    @property
    def beyond(self) -> Mapping[str, Counter[str]]:
        """What a definition says that no type does, each a text."""
        return self._parsed[1]

    @cached_property
    def declarations(self) -> dict[str, Declaration]:
        """The declarations, by name."""
        return {each.identity.name: each for each in self.contract.declarations}

    def roots(self, direction: Direction) -> dict[str, Type]:
        """The types that cross the wire by themselves, by the name of their definition."""
        parser = TypeParser(self.definitions)
        found = {}
        for each in self.document.get(_ROOTS[direction], ()):
            type_ = parser.ref(each["$ref"], each.get("x-arguments", ()), SCHEMA)
            found[spelled(type_, str)] = type_
        return found

    def reached(self, direction: Direction) -> dict[str, Declaration]:
        """The declarations that cross the wire in a direction, by name, in their order."""
        return self._reached[direction]

    @cached_property
    def _reached(self) -> dict[Direction, dict[str, Declaration]]:
        return {direction: self._reached_by(direction) for direction in _ROOTS}

    def _reached_by(self, direction: Direction) -> dict[str, Declaration]:
        types = [each for root in self.roots(direction).values() for each in walk(root)]
        pending = [each.name for each in types if isinstance(each, Ref)]
        seen = set(pending)
        while pending:
            for ref in refs(self.declarations[pending.pop()]):
                if ref.name not in seen:
                    seen.add(ref.name)
                    pending.append(ref.name)
        return {name: each for name, each in self.declarations.items() if name in seen}

    @property
    def has_stated_roots(self) -> bool:
        """Whether some types cross the wire only as parts of others."""
        return any(len(self.roots(way)) < len(self.reached(way)) for way in _ROOTS)


def _beyond_types(schema: Schema) -> Iterator[str]:
    """What types leave out: that one member alone holds, and numbers that JavaScript rounds."""
    if "oneOf" in schema and "discriminator" not in schema:
        yield f"oneOf of {len(schema['oneOf'])}"
    for each in [*schema.get("enum", ()), schema.get("const")]:
        if isinstance(each, int) and abs(each) > SAFE_INTEGER:
            yield f"const {each}"
    for inner in subschemas(schema):
        yield from _beyond_types(inner)


def counterparts(old: Mapping[str, Declaration], new: Mapping[str, Declaration]) -> dict[str, str]:
    """What declarations are called in the new contract: by their class, their name or their shape.

    Both sides are those of one direction, in which a class is declared once.
    """
    names: dict[str, str] = {}
    for known in (_class_of, _name_of, partial(_shape_of, names=names)):
        before, after = (
            _by_key([each for name, each in side.items() if name not in done], known)
            for side, done in ((old, names.keys()), (new, {*names.values()}))
        )
        names |= {one: after[key] for key, one in before.items() if key in after}
    return names


def _by_key(
    declarations: Iterable[Declaration], known: Callable[[Declaration], str]
) -> dict[str, str]:
    """The names of declarations that are alone in what is known of them."""
    keys = [(known(each), each.identity.name) for each in declarations]
    times = Counter(key for key, _ in keys)
    return {key: name for key, name in keys if times[key] == 1}


def _class_of(declaration: Declaration) -> str:
    return f"{declaration.identity.module}:{declaration.identity.qualname}"


def _name_of(declaration: Declaration) -> str:
    return declaration.identity.name


def _shape_of(declaration: Declaration, names: Mapping[str, str]) -> str:
    kept = {name: name for name in names.values()}
    return spelled(type_of(declaration), lambda name: names.get(name, kept.get(name, name)))
