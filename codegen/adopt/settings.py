"""What [tool.codegen] has to say, so that a document of codegen's comes of its models again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.jsonschema import pointed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from codegen.jsonschema import Schema

_NULL = {"type": "null"}


def settings_of(
    document: Mapping[str, Any],
    class_of: Callable[[str], str],
    twin: Callable[[str], str | None],
) -> dict[str, Any]:
    """The settings of a document; `twin` is the output half of which a definition is the input."""
    settings: dict[str, Any] = {}
    for key in ("sends", "receives"):
        roots = [pointed(each["$ref"]) for each in document.get(f"x-{key}", ())]
        settings[key] = list(dict.fromkeys(map(class_of, roots)))
    if {*settings["sends"]} == {*settings["receives"]}:
        settings = {}  # as it is by default: every model goes both ways
    schemas = document["$defs"]
    pairs = {name: output for name in schemas if (output := twin(name))}
    if any("x-absent" in each for each in _properties(schemas)) or _loses_null(schemas, pairs):
        settings["wire"] = {"exclude-none": True}
    return settings


def _properties(schemas: Mapping[str, Schema]) -> Iterator[Schema]:
    for schema in schemas.values():
        yield from schema.get("properties", {}).values()


def _loses_null(schemas: Mapping[str, Schema], pairs: Mapping[str, str]) -> bool:
    """Whether a key may be null on the way in, and may not on the way out."""
    return any(
        _admits_null(into) and not _admits_null(schemas[output]["properties"][key])
        for name, output in pairs.items()
        for key, into in schemas[name].get("properties", {}).items()
        if key in schemas[output].get("properties", {})
    )


def _admits_null(schema: Schema) -> bool:
    return any(each == _NULL for each in schema.get("anyOf", ())) or schema.get("type") == "null"
