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
  `x-sources` (module to file).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import RootModel

from codegen.errors import Problem
from codegen.export.passes.directions import differing
from codegen.export.passes.generics import open_uses
from codegen.export.passes.names import settle_names
from codegen.export.passes.reachability import reached
from codegen.export.placeholders import PARAMETER
from codegen.export.source import in_source_order
from codegen.header import header_lines
from codegen.jsonschema import DEFS, map_subschemas, pointer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.export.passes.definitions import Definitions
    from codegen.export.source import Source
    from codegen.jsonschema import Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_FIRST = """
    $comment $schema x-models x-sources x-sends x-receives
    $ref x-python x-direction x-bases x-generic x-arguments x-type-parameters x-type-parameter
    title description deprecated x-deprecated type enum x-enum-members const
    anyOf oneOf allOf discriminator
    properties required additionalProperties propertyNames prefixItems items
""".split()
_LAST = ["default", "examples", "$defs"]
_RANK = {key: rank for rank, key in enumerate(_FIRST)}
_RANK |= {key: len(_RANK) + 1 + rank for rank, key in enumerate(_LAST)}

Side = Literal["output", "input"]
SIDES: tuple[Side, ...] = ("output", "input")


def assemble(
    sides: dict[Side, Definitions], source: Source, models: Iterable[str]
) -> tuple[Schema, list[Problem]]:
    """The document, and the problems of its names."""
    return _Document(sides, source).assemble(list(models))


class _Document:
    def __init__(self, sides: dict[Side, Definitions], source: Source) -> None:
        self._source = source
        self._applied = set().union(*map(_applied, sides.values()))
        self._sides = {side: reached(each, self._applied) for side, each in sides.items()}
        self._split = differing(self._sides["output"].schemas, self._sides["input"].schemas)
        self._named = {
            ref: each.named[ref]
            for each in self._sides.values()
            for ref in each.schemas
            if not (ref in self._applied or self._is_transparent(ref))
        }
        self._names = settle_names(self._named.values())
        self._templates = {ref for side in sides.values() for ref in side.templates.values()}
        self._definitions: dict[str, Schema] = {}
        self._problems: list[Problem] = []

    def assemble(self, models: list[str]) -> tuple[Schema, list[Problem]]:
        for ref in self._in_order():
            for side in self._shapes(ref):
                self._insert(ref, side)
        first, second = header_lines(models)
        document = {
            "$comment": f"{first} {second}",
            "$schema": DIALECT,
            "x-models": models,
            "x-sources": self._sources(),
            "x-sends": self._roots("output"),
            "x-receives": self._roots("input"),
            "$defs": self._definitions,
        }
        return {key: value for key, value in document.items() if value}, self._problems

    def _is_transparent(self, ref: str) -> bool:
        """Whether the ref is a `RootModel[...]` written in place: its root under no name."""
        return any(
            ref in side.generics and side.generics[ref].origin is RootModel
            for side in self._sides.values()
        )

    def _in_order(self) -> list[str]:
        order = in_source_order({(each.module, each.qualname) for each in self._named.values()})
        rank = {name: position for position, name in enumerate(order)}
        return sorted(
            self._named,
            key=lambda ref: (
                rank[self._named[ref].module, self._named[ref].qualname],
                self._names[self._named[ref]],
            ),
        )

    def _shapes(self, ref: str) -> list[Side]:
        """The directions in which the ref has a shape of its own."""
        found: list[Side] = [side for side in SIDES if ref in self._sides[side].schemas]
        return found if ref in self._split else found[:1]

    def _insert(self, ref: str, side: Side) -> None:
        name, schema = self._name(ref, side), self._describe(ref, side)
        if self._definitions.setdefault(name, schema) == schema:
            return
        other, this = self._definitions[name]["x-python"].replace(":", "."), self._named[ref]
        self._problems.append(
            Problem(
                "names-unique",
                f"{this.module}.{this.qualname}",
                f"its {side} type is called {name}, and so is {other}",
                "rename one of the two classes",
            )
        )

    def _describe(self, ref: str, side: Side) -> Schema:
        """The definition of a ref in one direction, as it stands in the document."""
        definitions, named = self._sides[side], self._named[ref]
        schema = self._rewrite(definitions.schemas[ref], side)
        facts: Schema = {
            "x-python": f"{named.module}:{named.qualname}",
            "x-direction": side if len(self._directions(ref)) == 1 else "both",
        }
        use = definitions.generics.get(ref)
        if use is not None and ref in self._templates:
            parameters = definitions.parameters[use.origin]
            facts["x-type-parameters"] = [self._parameter(each, side) for each in parameters]
            return _sorted({**facts, **_stand_in(schema, facts["x-type-parameters"])})
        if use is not None:
            facts["x-generic"] = pointer(self._name(definitions.templates[use.origin], side))
            facts["x-arguments"] = [self._rewrite(each, side) for each in use.arguments]
        return _sorted({**facts, **schema})

    def _directions(self, ref: str) -> list[Side]:
        if ref in self._split:
            return ["output"]
        return [side for side in SIDES if ref in self._sides[side].schemas]

    def _parameter(self, parameter: Schema, side: Side) -> Schema:
        return {
            key: self._rewrite(value, side) if isinstance(value, dict) else value
            for key, value in parameter.items()
        }

    def _rewrite(self, schema: Schema, side: Side) -> Schema:
        """The schema, pointing at names instead of refs."""
        result = map_subschemas(schema, lambda inner: self._rewrite(inner, side))
        if "discriminator" in result:
            result["discriminator"] = self._discriminator(result["discriminator"], side)
        target = result.get("$ref", "")
        if target.startswith(DEFS):
            del result["$ref"]
            result = {**self._point(target.removeprefix(DEFS), side), **result}
        return _sorted(result)

    def _discriminator(self, value: Any, side: Side) -> Any:  # noqa: ANN401 - JSON
        mapping = value.get("mapping", {})
        targets = [each for each in mapping.values() if isinstance(each, str)]
        names = [self._point(each.removeprefix(DEFS), side).get("$ref") for each in targets]
        if len(targets) < len(mapping) or None in names:
            return {"propertyName": value["propertyName"]}
        mapping = dict(zip(mapping, names, strict=True))
        return {"propertyName": value["propertyName"], "mapping": mapping}

    def _point(self, ref: str, side: Side) -> Schema:
        if self._is_transparent(ref):
            return self._rewrite(self._sides[side].schemas[ref], side)
        if ref not in self._applied and ref not in self._templates:
            return {"$ref": pointer(self._name(ref, side))}
        use = self._sides[side].generics[ref]
        arguments = [self._rewrite(each, side) for each in use.arguments]
        template = self._sides[side].templates[use.origin]
        return {"$ref": pointer(self._name(template, side)), "x-arguments": arguments}

    def _name(self, ref: str, side: Side) -> str:
        suffix = "Input" if side == "input" and ref in self._split else ""
        return self._names[self._named[ref]] + suffix

    def _sources(self) -> dict[str, str]:
        modules = sorted(
            {each["x-python"].partition(":")[0] for each in self._definitions.values()}
        )
        return {module: self._source.file(module) for module in modules}

    def _roots(self, side: Side) -> list[Schema]:
        pointers = (self._point(ref, side)["$ref"] for ref in self._sides[side].roots)
        return [{"$ref": pointer} for pointer in dict.fromkeys(pointers)]


def _applied(definitions: Definitions) -> set[str]:
    """The uses that are written as their generic class with `x-arguments`.

    These are the uses inside a generic class, and the bare class; any other use is a definition of
    its own, for validators.
    """
    bare = {
        ref for ref, use in definitions.generics.items() if not definitions.named[ref].arguments
    }
    return (open_uses(definitions) | bare) - {*definitions.templates.values()}


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
