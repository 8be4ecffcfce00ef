"""A file -> the JSON document that it holds, and which kind of document that is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.jsonschema import Schema
    from codegen.untyped import AnyType, JsonValue

Kind = Literal["codegen", "openapi", "schema"]

_SHAPE = "adopt takes a JSON Schema, an OpenAPI 3 document, or a schema.json of codegen's"
_OPENAPI = "convert it to OpenAPI 3 first, for example with the Swagger editor"
_YAML = (".yaml", ".yml")
_MOST = 1_000_000  # values: the largest API that is published has half as many


@dataclass(frozen=True)
class Original:
    """What is adopted: the document, its kind, and the file as the user would type it."""

    document: Schema
    kind: Kind
    file: str


def read(path: Path) -> Original:
    """The document in a JSON or YAML file; raises CodegenError where it holds no schema."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise refused(str(path), f"it cannot be read: {error}", "name a text file") from error
    parse = _parse_yaml if path.suffix.lower() in _YAML else _parse_json
    document = parse(text, str(path))
    if not isinstance(document, dict):
        what = f"it holds {type(document).__name__}, where an object has to be"
        raise refused(str(path), what, _SHAPE)
    return Original(document, _kind(document, str(path)), str(path))


def refused(where: str, what: str, hint: str) -> CodegenError:
    """The error of a file that holds no schema."""
    return CodegenError([Problem("adopt-readable", where, what, hint)])


def _parse_json(text: str, where: str) -> JsonValue:
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        place = f"{where}:{error.lineno}:{error.colno}"
        raise refused(place, f"it is no JSON: {error.msg}", "correct the file") from error
    except RecursionError as error:
        raise refused(where, "it is nested too deeply", "make it flatter") from error
    except ValueError as error:
        raise refused(where, f"it is no JSON: {error}", "correct the file") from error


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no value of JSON")


def _parse_yaml(text: str, where: str) -> JsonValue:
    try:
        import yaml  # noqa: PLC0415 - optional, and needed by few
    except ModuleNotFoundError as error:
        hint = "pip install pyyaml, or convert the file to JSON"
        raise refused(where, "there is no library here that reads YAML", hint) from error
    try:
        document = yaml.load(text, Loader=_loader(yaml))  # noqa: S506 - a safe one
        if _values(document, {}) > _MOST:
            what = f"with its aliases written out, it has more than {_MOST:,} values"
            raise refused(where, what, "write less of it by aliases")
        # By way of JSON, which has no dates, and whose keys are texts: `200:` is "200".
        return json.loads(json.dumps(document))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{where}:{mark.line + 1}:{mark.column + 1}" if mark else where
        raise refused(place, f"it is no YAML: {error.problem}", "correct the file") from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise refused(where, f"it is no YAML of plain values: {error}", "correct it") from error


def _values(value: JsonValue, known: dict[int, int]) -> int:
    """How many values there are in one, each as often as an alias repeats it.

    Ten lines can mean a billion. `known` holds what has been counted, by identity.
    """
    if not isinstance(value, (list, dict)):
        return 1
    if id(value) not in known:
        known[id(value)] = 1  # also where it holds itself, which JSON refuses
        inner = value.values() if isinstance(value, dict) else value
        known[id(value)] += sum(_values(each, known) for each in inner)
    return known[id(value)]


def _loader(yaml: AnyType) -> AnyType:
    """The safe loader, for which 2020-01-01 is a text, as it is in JSON."""
    loader: AnyType = type("_Loader", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {
        start: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
        for start, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return loader


def _kind(document: Schema, where: str) -> Kind:
    if "swagger" in document:
        raise refused(f"{where}#/swagger", "Swagger 2 is too old", _OPENAPI)
    if "openapi" in document:
        if not re.match(r"3\.\d", str(document["openapi"])):
            what = f"OpenAPI {document['openapi']} is not known"
            raise refused(f"{where}#/openapi", what, _OPENAPI)
        return "openapi"
    return "codegen" if _is_ours(document) else "schema"


def _is_ours(document: Schema) -> bool:
    definitions = document.get("$defs")
    return (
        "x-models" in document
        and isinstance(definitions, dict)
        and all(isinstance(each, dict) and "x-python" in each for each in definitions.values())
    )
