"""Uses of a generic class that are spelled alike: one definition for one shape, else two names.

`Page[int]` and `Page[Annotated[int, Field(gt=0)]]` are both called `Page_int`. Where nothing of
the annotation shows on the wire they are one. Otherwise the one without it keeps the name, and the
other tells its schema: `Page_int_as_integer_exclusiveMinimum_0`.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from codegen.export.passes.names import mark
from codegen.jsonschema import DEFS, map_subschemas, subschemas, without_annotations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from codegen.export.passes.definitions import Definitions
    from codegen.export.passes.names import Named
    from codegen.jsonschema import Schema

_TOLD = {"$ref", "type", "format"}


def distinguished(output: Definitions, inputs: Definitions) -> tuple[Definitions, Definitions]:
    """Both directions, with no two uses that are spelled alike."""
    sides = (output, inputs)
    by_name: dict[Named, list[str]] = defaultdict(list)
    for ref, named in {**inputs.named, **output.named}.items():
        if named.arguments and any(ref in side.schemas for side in sides):
            by_name[named].append(ref)
    groups = [group for group in by_name.values() if len(group) > 1]
    if not groups:
        return sides
    uses = _Uses(sides)
    parted = uses.blocks(groups)
    names = {ref: named for blocks in parted for ref, named in uses.names(blocks).items()}
    every = [block for blocks in parted for block in blocks]
    return _merged(output, every, names), _merged(inputs, every, names)


class _Uses:
    """The uses of both directions: what each is like, and what each may be called."""

    def __init__(self, sides: Sequence[Definitions]) -> None:
        self._sides = sides

    def blocks(self, groups: list[list[str]]) -> list[list[list[str]]]:
        """Each group as blocks of one shape, the plainest use of a block first.

        All of a group are taken for one at first; then what differs is parted until nothing does,
        so that recursive shapes can be compared.
        """
        parted = {ref: group[0] for group in groups for ref in group}
        while (finer := self._parted(groups, parted)) != parted:
            parted = finer
        return [self._joined(self._listed(group, parted)) for group in groups]

    def _parted(self, groups: list[list[str]], before: Mapping[str, str]) -> dict[str, str]:
        """The first of its like for each use, as far as what it refers to was parted before."""
        found: dict[str, str] = {}
        for group in groups:
            first: dict[tuple[str, str], str] = {}
            for ref in group:
                content = self._content(ref, lambda target: before.get(target, target))
                found[ref] = first.setdefault((before[ref], content), ref)
        return found

    def _listed(self, group: list[str], parted: Mapping[str, str]) -> list[list[str]]:
        blocks: dict[str, list[str]] = defaultdict(list)
        for ref in sorted(group, key=lambda ref: (self._is_loose(ref), self._text(ref))):
            blocks[parted[ref]].append(ref)
        return list(blocks.values())

    def _joined(self, blocks: list[list[str]]) -> list[list[str]]:
        """The blocks, those being one that are one type, of which Pydantic has made two classes.

        It does so where it cannot compare the metadata of an annotation that is read once for each
        direction.
        """
        found: list[list[str]] = []
        for block in blocks:
            twin = next((each for each in found if self._are_twins(each, block)), None)
            if twin is None:
                found.append([*block])
            else:
                twin += block
        return found

    def _are_twins(self, one: list[str], other: list[str]) -> bool:
        directions = self._directions(one) & self._directions(other)
        return not directions and not set(map(_read, one)).isdisjoint(map(_read, other))

    def _directions(self, refs: list[str]) -> set[int]:
        return {number for number, side in enumerate(self._sides) if side.schemas.keys() & {*refs}}

    def names(self, blocks: list[list[str]]) -> dict[str, Named]:
        """A name of its own for each block but the only one that the spelling describes."""
        exact = [block for block in blocks if not self._is_loose(block[0])]
        kept = blocks if len(blocks) == 1 else exact if len(exact) == 1 else []
        names = {block[0]: self._named(block[0]) for block in kept}
        told = {block[0]: self._told_name(block[0]) for block in blocks if block not in kept}
        count = Counter([*names.values(), *told.values()])
        for ref, named in told.items():
            names[ref] = named if count[named] == 1 else _ending(named, mark(self._text(ref)))
        return names

    def _told_name(self, ref: str) -> Named:
        words = "_".join(self._told_arguments(ref))
        return _ending(self._named(ref), "as", words) if words else self._named(ref)

    def _told_arguments(self, ref: str) -> Iterator[str]:
        for position in self._named(ref).loose:
            for use in self._found("generics", ref)[:1]:
                yield from self._told(use.arguments[position])

    def _told(self, schema: Schema) -> Iterator[str]:
        """What tells a schema from others, in words."""
        ref = schema.get("$ref", "").removeprefix(DEFS)
        if ref and self._found("generics", ref):
            yield from self._told_arguments(ref)
        yield from (str(schema[key]) for key in ("type", "format") if key in schema)
        for key, value in sorted(without_annotations(schema).items()):
            if key not in _TOLD and isinstance(value, (bool, int, float, str)):
                yield f"{key}_{value}"
        for inner in subschemas(schema):
            yield from self._told(inner)

    def _content(self, ref: str, called: Callable[[str], str]) -> str:
        """A use as text: what is sent, and what is received; the one for both where it is alone."""
        schemas = [
            _pointing(without_annotations(each), called) for each in self._found("schemas", ref)
        ]
        return json.dumps([schemas[0], schemas[-1]], sort_keys=True, default=str)

    def _text(self, ref: str) -> str:
        """A use as text that is the same in every run, with what is said of it."""
        schemas = self._found("schemas", ref)
        for use in self._found("generics", ref)[:1]:
            schemas = [*use.arguments, *schemas]
        stable = [_pointing(each, lambda target: repr(self._named(target))) for each in schemas]
        return json.dumps([*self._directions([ref]), *stable], sort_keys=True, default=str)

    def _is_loose(self, ref: str) -> bool:
        return bool(self._named(ref).loose)

    def _named(self, ref: str) -> Named:
        return next(side.named[ref] for side in self._sides if ref in side.named)

    def _found(self, table: str, ref: str) -> list[Any]:
        """What stands for a ref in the directions that have it."""
        tables = (getattr(side, table) for side in self._sides if ref in side.schemas)
        return [each[ref] for each in tables if ref in each]


def _read(ref: str) -> str:
    """A ref as text, without the addresses of classes."""
    return re.sub(r":\d+", "", ref)


def _ending(named: Named, *words: str) -> Named:
    return replace(named, arguments=(*named.arguments, *words))


def _merged(
    definitions: Definitions, blocks: list[list[str]], names: Mapping[str, Named]
) -> Definitions:
    """The definitions of one direction with one ref for each block."""
    into = {ref: block[0] for block in blocks for ref in block}

    def called(ref: str) -> str:
        return into.get(ref, ref)

    def pointing(schema: Schema) -> Schema:
        return _pointing(schema, called)

    schemas, generics = dict(definitions.schemas), dict(definitions.generics)
    for table in (schemas, generics):
        _unite(table, blocks)
    return replace(
        definitions,
        schemas={ref: pointing(schema) for ref, schema in schemas.items()},
        named={**definitions.named, **names},
        roots=tuple(map(called, definitions.roots)),
        generics={
            ref: replace(use, arguments=tuple(map(pointing, use.arguments)))
            for ref, use in generics.items()
        },
    )


def _unite(table: dict[str, Any], blocks: list[list[str]]) -> None:
    """Keep one entry for each block: that of the plainest of its uses that has one."""
    for block in blocks:
        found = [table.pop(ref) for ref in block if ref in table]
        if found:
            table[block[0]] = found[0]


def _pointing(schema: Schema, called: Callable[[str], str]) -> Schema:
    """A schema with its references called otherwise."""

    def point(target: Any) -> Any:  # noqa: ANN401 - JSON
        return DEFS + called(target.removeprefix(DEFS)) if isinstance(target, str) else target

    result = map_subschemas(schema, lambda inner: _pointing(inner, called))
    if "$ref" in result:
        result["$ref"] = point(result["$ref"])
    tags = result.get("discriminator", {}).get("mapping")
    if tags:
        mapping = {tag: point(target) for tag, target in tags.items()}
        result["discriminator"] = {**result["discriminator"], "mapping": mapping}
    return result
