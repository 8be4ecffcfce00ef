"""A value against a definition: each fault by its field, in the words of a person."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from codegen.jsonschema import map_subschemas, pointed, pointer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from codegen.evidence.on_wire.contract import Contract, Target
    from codegen.jsonschema import Schema

_LONG = 80
_INSTALL = "it takes jsonschema-rs to validate: pip install 'lockstep-codegen[pytest]'"


def verdict(contract: Contract, target: Target, value: Any) -> list[str]:  # noqa: ANN401 - JSON
    """What the definition does not allow of a value; nothing, if it allows all."""
    try:
        import jsonschema_rs  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        return [_INSTALL]
    definitions = _closed(contract.definitions)
    if target.heir:
        definitions[target.name] = contract.definitions[target.name]
    schema = {"$ref": pointer(target.name), "$defs": definitions}
    validator = jsonschema_rs.Draft202012Validator(schema)
    deepest = (leaf for error in validator.iter_errors(value) for leaf in _leaves(error))
    return [_told(error, contract.definitions, target.name) for error in deepest]


def _closed(definitions: Mapping[str, Schema]) -> dict[str, Schema]:
    """The definitions, with no key beyond the declared ones: a dump has all that are said.

    What `SerializeAsAny` adds to stays open; it is said beside a reference.
    """
    opened: set[str] = set()

    def visit(schema: Schema) -> Schema:
        for part in schema.get("allOf", ()):
            if part.get("additionalProperties") is True:
                opened.update(each.get("$ref", "") for each in schema["allOf"])
        rest = {key: value for key, value in schema.items() if key != "allOf"}
        result = map_subschemas(rest, visit)
        if "properties" in result and "allOf" not in schema:
            result.setdefault("additionalProperties", False)
        return {**schema, **result}

    closed = {name: visit(schema) for name, schema in definitions.items()}
    return {
        name: definitions[name] if pointer(name) in opened else schema
        for name, schema in closed.items()
    }


def _leaves(error: Any) -> Iterator[Any]:  # noqa: ANN401 - an error of jsonschema-rs
    """The errors inside an error about a union: of the member that the value comes closest to."""
    members = [member for member in getattr(error.kind, "context", None) or [] if member]
    if not members:
        yield error
        return
    depths = [max(len(each.instance_path) for each in member) for member in members]
    if max(depths) <= len(error.instance_path):
        members = [each for each in members if not _is_about(each, "type")] or members
    best = max(members, key=lambda member: (_rank(member), -len(member)))
    if len(members) > 1 and all(_is_about(each, "type") for each in members):
        yield error
        return
    for inner in best:
        yield from _leaves(inner)


def _rank(member: Iterable[Any]) -> tuple[bool, int]:
    """A member whose tag is right comes first, then one of which more has been read."""
    errors = list(member)
    wrong_tag = any(each.kind.name in ("const", "enum") for each in errors)
    return not wrong_tag, max(len(each.instance_path) for each in errors)


def _is_about(member: Iterable[Any], keyword: str) -> bool:
    return all(each.kind.name == keyword for each in member)


def _told(error: Any, definitions: Mapping[str, Schema], name: str) -> str:  # noqa: ANN401 - an error of jsonschema-rs
    path = list(error.instance_path)
    kind = error.kind.name
    missing = [error.kind.property] if kind == "required" else []
    extra = list(error.kind.unexpected) if kind == "additionalProperties" else []
    place = _place(definitions, name, path + missing + extra[:1])
    if missing:
        what = f"the wire has no {missing[0]!r}, which the contract promises"
    elif extra:
        keys = ", ".join(map(repr, extra))
        what = f"the wire has {keys}, of which the contract says nothing"
    else:
        what = f"the wire has {_short(error.instance)}, but by the contract {error.message}"
    return f"{place}: {what}\n  at: {_pointer(path)}"


def _place(definitions: Mapping[str, Schema], name: str, path: list[str | int]) -> str:
    """`module.Class.field` of the last field on a path, as far as the definitions know it."""
    schema = {"$ref": pointer(name)}
    owner, field = definitions[name], ""
    for step in path:
        for candidate in _opened(definitions, schema, []):
            if isinstance(step, str) and step in candidate.get("properties", {}):
                owner = candidate if "x-python" in candidate else owner
                field = f".{step}" if "x-python" in candidate else f"{field}.{step}"
                schema = candidate["properties"][step]
                break
            inner = _inside(candidate, step)
            if inner is not None:
                schema = inner
                break
        else:
            last = next(iter(_opened(definitions, schema, [])), {})
            owner, field = (last, f".{step}") if "x-python" in last else (owner, f"{field}.{step}")
            break
    return f"{owner.get('x-python', name).replace(':', '.')}{field}"


def _opened(definitions: Mapping[str, Schema], schema: Schema, seen: list[str]) -> list[Schema]:
    """The schemas that may say something of a value: behind references, and in unions."""
    target = pointed(schema.get("$ref", ""))
    if target and target not in seen:
        return _opened(definitions, definitions.get(target, {}), [*seen, target])
    members = [each for key in ("anyOf", "oneOf", "allOf") for each in schema.get(key, ())]
    found = [inner for each in members for inner in _opened(definitions, each, seen)]
    return [schema, *found] if not found or "properties" in schema else found


def _inside(schema: Schema, step: str | int) -> Schema | None:
    """What a schema says of an element or of a value under a key."""
    if isinstance(step, int):
        positions = schema.get("prefixItems", ())
        found = positions[step] if step < len(positions) else schema.get("items")
    else:
        found = schema.get("additionalProperties")
    return found if isinstance(found, dict) else None


def _short(value: Any) -> str:  # noqa: ANN401 - JSON
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONG else f"{text[: _LONG - 4]} ..."


def _pointer(path: Iterable[str | int]) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
