"""Definitions of both directions -> the JSON Schema document that is committed.

The document is a valid draft 2020-12 schema for any validator. What plain JSON Schema has no word
for stands under `x-` keywords, which validators ignore:

* on a definition: `x-python` (module:qualname), `x-direction`, `x-bases` (references to what it
  extends; its own properties are complete without them), `x-enum-members`;
* on a generic class: `x-type-parameters`, and `x-type-parameter` where one stands (any value, to a
  validator); on a use of one: `x-generic`, a reference to the class, and `x-arguments`; references
  to the generic class itself carry `x-arguments`, too;
* on a property: `x-absent`, where its key is left out when Python holds None, which it does by
  default where that says `none-by-default`;
* wherever `deprecated` is true: `x-deprecated`, what to do instead;
* on the document: `x-sends` and `x-receives` (the roots), `x-models` (the configured names),
  `x-sources` (module to file), `x-routes` and `x-channels` (what crosses them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.application import NO_APPLICATION
from codegen.errors import CodegenError, Problem
from codegen.export.placeholders import PARAMETER
from codegen.export.routes import stated, stated_channels
from codegen.export.source import in_source_order
from codegen.header import header_lines
from codegen.jsonschema import DEFS, map_subschemas, pointer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from codegen.application import Application
    from codegen.export.passes import Both, Definitions, Direction, Generic, Named
    from codegen.export.source import Source
    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_FIRST = """
    $comment $schema x-models x-sources x-sends x-receives x-routes x-channels
    $ref x-python x-direction x-bases x-generic x-arguments x-type-parameters x-type-parameter
    title description deprecated x-deprecated type enum x-enum-members const
    anyOf oneOf allOf discriminator
    properties required additionalProperties propertyNames prefixItems items
""".split()
_LAST = ["default", "examples", "$defs"]
_RANK = {key: rank for rank, key in enumerate(_FIRST)}
_RANK |= {key: len(_RANK) + 1 + rank for rank, key in enumerate(_LAST)}


def assemble(
    both: Both, source: Source, models: Sequence[str], application: Application = NO_APPLICATION
) -> Schema:
    """The document; raises CodegenError where two definitions have one name."""
    writers = {direction: _Writer(each) for direction, each in both.items()}
    definitions = _definitions(both, writers)
    first, second = header_lines(models)

    def piece(name: str) -> Schema:
        return next(writers[each].place(name) for each in both if name in both[each].schemas)

    modules = sorted({each["x-python"].partition(":")[0] for each in definitions.values()})
    document = {
        "$comment": f"{first} {second}",
        "$schema": DIALECT,
        "x-models": list(models),
        "x-sources": {module: source.file(module) for module in modules},
        "x-sends": writers["output"].roots(),
        "x-receives": writers["input"].roots(),
        "x-routes": stated(application.routes, piece),
        "x-channels": stated_channels(application.channels, piece),
        "$defs": definitions,
    }
    return {key: value for key, value in document.items() if value}


def _definitions(both: Both, writers: Mapping[Direction, _Writer]) -> dict[str, Schema]:
    found: dict[str, Schema] = {}
    problems: list[Problem] = []
    names = {direction: {*each.names.values()} for direction, each in both.items()}
    for ref in _in_source_order(both):
        for name, direction in _own_names(ref, both).items():
            stated = "both" if all(name in each for each in names.values()) else direction
            schema = writers[direction].definition(ref, stated)
            other = found.setdefault(name, schema)
            if other != schema:
                this, other = (each["x-python"].replace(":", ".") for each in (schema, other))
                what = f"its {direction} type is called {name}, and so is {other}"
                problems.append(
                    Problem("names-unique", this, what, "rename one of the two classes")
                )
    if problems:
        raise CodegenError(problems)
    return found


def _own_names(ref: str, both: Both) -> dict[str, Direction]:
    """The names of a ref, each with the first direction that has it, whose words are taken."""
    found: dict[str, Direction] = {}
    for direction, each in both.items():
        if ref in each.names:
            found.setdefault(each.names[ref], direction)
    return found


def _in_source_order(both: Both) -> list[str]:
    """The refs that have a name, in the order of the source, uses of one class by their names."""
    found: dict[str, tuple[Named, str]] = {}
    for each in both.values():
        for ref, name in each.names.items():
            found.setdefault(ref, (each.named[ref], name))
    order = in_source_order({(named.module, named.qualname) for named, _ in found.values()})
    rank = {name: position for position, name in enumerate(order)}

    def position(ref: str) -> tuple[int, str]:
        named, name = found[ref]
        return rank[named.module, named.qualname], name

    return sorted(found, key=position)


class _Writer:
    """The definitions of one direction, pointing at names instead of refs."""

    def __init__(self, definitions: Definitions) -> None:
        self._all = definitions
        self._templates = {*definitions.templates.values()}

    def definition(self, ref: str, direction: str) -> Schema:
        """The definition of a ref as it stands in the document."""
        named, use = self._all.named[ref], self._all.generics.get(ref)
        facts: Schema = {
            "x-python": f"{named.module}:{named.qualname}",
            "x-direction": direction,
        }
        schema = self._rewrite(self._all.schemas[ref])
        if use is not None and ref in self._templates:
            facts["x-type-parameters"] = parameters = [
                {key: each[key] if key == "name" else self._rewrite(each[key]) for key in each}
                for each in self._all.parameters[use.origin]
            ]
            schema = _stand_in(schema, parameters)
        elif use is not None:
            facts |= self._applied("x-generic", use)
        return _sorted({**facts, **schema})

    def place(self, ref: str) -> Schema:
        """The schema of a ref as it is written in place."""
        return self._rewrite(self._all.schemas[ref])

    def roots(self) -> list[Schema]:
        """References to the roots."""
        named = (ref for ref in self._all.roots if ref not in self._all.nameless)
        pointers = (self._point(ref)["$ref"] for ref in named)
        return [{"$ref": pointer} for pointer in dict.fromkeys(pointers)]

    def _rewrite(self, schema: Schema) -> Schema:
        result = map_subschemas(schema, self._rewrite)
        if "discriminator" in result:
            result["discriminator"] = self._discriminator(result["discriminator"])
        target = result.get("$ref", "")
        if target.startswith(DEFS):
            del result["$ref"]
            result = {**self._point(target.removeprefix(DEFS)), **result}
        return _sorted(result)

    def _discriminator(self, value: JsonValue) -> JsonValue:
        mapping = value.get("mapping", {})
        targets = [each for each in mapping.values() if isinstance(each, str)]
        names = [self._point(each.removeprefix(DEFS)).get("$ref") for each in targets]
        if len(targets) < len(mapping) or None in names:
            return {"propertyName": value["propertyName"]}
        mapping = dict(zip(mapping, names, strict=True))
        return {"propertyName": value["propertyName"], "mapping": mapping}

    def _point(self, ref: str) -> Schema:
        if ref in self._all.names and ref not in self._templates:
            return {"$ref": pointer(self._all.names[ref])}
        if ref in self._all.nameless:
            return self.place(ref)
        use = self._all.generics[ref]
        if use.is_transparent:
            return self._rewrite(self._all.schemas[ref])
        return self._applied("$ref", use)

    def _applied(self, keyword: str, use: Generic) -> Schema:
        """A generic class with its arguments."""
        template = self._all.names[self._all.templates[use.origin]]
        arguments = [self._rewrite(each) for each in use.arguments]
        return {keyword: pointer(template), "x-arguments": arguments}


def _stand_in(schema: Schema, parameters: list[Schema]) -> Schema:
    """Where a type parameter stands, what a validator has to check: its default, or its bound."""
    bounds: dict[str, Schema] = {
        each["name"]: each.get("default") or each.get("bound") or {} for each in parameters
    }

    def visit(inner: Schema) -> Schema:
        result = map_subschemas(inner, visit)
        return _sorted({**bounds.get(inner.get(PARAMETER, ""), {}), **result})

    return visit(schema)


def _sorted(schema: Schema) -> Schema:
    return dict(sorted(schema.items(), key=lambda item: (_RANK.get(item[0], len(_FIRST)), item[0])))
