"""Uses of a generic class that are spelled alike: one definition for one schema, else two names.

`Page[int]` and `Page[Annotated[int, Field(gt=0)]]` are both called `Page_int`. Where nothing of
the annotation shows on the wire they are one. Otherwise the one without it keeps the name, and the
other says its schema: `Page_int_as_integer_exclusiveMinimum_0`.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from codegen.export.passes.names import mark
from codegen.jsonschema import DEFS, map_subschemas, subschemas, without_annotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from codegen.export.passes import Both, Definitions, Named
    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

_Value = TypeVar("_Value")
_FIRST_WORDS = {"$ref", "type", "format"}


def disambiguate(both: Both) -> Both:
    """Both directions, with no two uses that are spelled alike."""
    by_name: dict[Named, list[str]] = defaultdict(list)
    for ref, named in {**both["input"].named, **both["output"].named}.items():
        if named.arguments and any(ref in each.schemas for each in both.values()):
            by_name[named].append(ref)
    groups = [group for group in by_name.values() if len(group) > 1]
    if not groups:
        return both
    uses = _Uses(list(both.values()))
    parted = uses.blocks(groups)
    names = {ref: named for blocks in parted for ref, named in uses.names(blocks).items()}
    every = [block for blocks in parted for block in blocks]
    return {direction: _merged(each, every, names) for direction, each in both.items()}


class _Uses:
    """The uses of both directions: what each is like, and what each may be called."""

    def __init__(self, directions: Sequence[Definitions]) -> None:
        self._both = directions
        self._named = {ref: named for each in directions for ref, named in each.named.items()}
        self._spelled = {ref: repr(named) for ref, named in self._named.items()}

    def blocks(self, groups: list[list[str]]) -> list[list[list[str]]]:
        """Each group as blocks of one schema, the plainest use of a block first.

        All of a group are taken for one at first; then what differs is parted until nothing does,
        so that recursive types can be compared.
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
                content = self._content(ref, before)
                found[ref] = first.setdefault((before[ref], content), ref)
        return found

    def _listed(self, group: list[str], parted: Mapping[str, str]) -> list[list[str]]:
        blocks: dict[str, list[str]] = defaultdict(list)
        for ref in sorted(group, key=lambda ref: (bool(self._named[ref].loose), self._text(ref))):
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
        return {number for number, each in enumerate(self._both) if each.schemas.keys() & {*refs}}

    def names(self, blocks: list[list[str]]) -> dict[str, Named]:
        """A name of its own for each block but the only one that the spelling describes."""
        exact = [block for block in blocks if not self._named[block[0]].loose]
        kept = blocks if len(blocks) == 1 else exact if len(exact) == 1 else []
        names = {block[0]: self._named[block[0]] for block in kept}
        described = {
            block[0]: self._described_name(block[0]) for block in blocks if block not in kept
        }
        count = Counter([*names.values(), *described.values()])
        for ref, named in described.items():
            names[ref] = named if count[named] == 1 else _ending(named, mark(self._text(ref)))
        return names

    def _described_name(self, ref: str) -> Named:
        words = "_".join(self._words_of_arguments(ref))
        return _ending(self._named[ref], "as", words) if words else self._named[ref]

    def _words_of_arguments(self, ref: str) -> Iterator[str]:
        for position in self._named[ref].loose:
            for use in self._found("generics", ref)[:1]:
                yield from self._words(use.arguments[position])

    def _words(self, schema: Schema) -> Iterator[str]:
        """What makes a schema differ from others, in words."""
        ref = schema.get("$ref", "").removeprefix(DEFS)
        if ref and self._found("generics", ref):
            yield from self._words_of_arguments(ref)
        yield from (str(schema[key]) for key in ("type", "format") if key in schema)
        for key, value in sorted(without_annotations(schema).items()):
            if key not in _FIRST_WORDS and isinstance(value, (bool, int, float, str)):
                yield f"{key}_{value}"
        for inner in subschemas(schema):
            yield from self._words(inner)

    def _content(self, ref: str, names: Mapping[str, str]) -> str:
        """A use as text: what is sent, and what is received; the one for both where it is alone."""
        found = map(without_annotations, self._found("schemas", ref))
        schemas = [_pointing(each, names) for each in found]
        return json.dumps([schemas[0], schemas[-1]], sort_keys=True, default=str)

    def _text(self, ref: str) -> str:
        """A use as text that is the same in every run, with what is said of it."""
        schemas = self._found("schemas", ref)
        for use in self._found("generics", ref)[:1]:
            schemas = [*use.arguments, *schemas]
        stable = [_pointing(each, self._spelled) for each in schemas]
        return json.dumps([*self._directions([ref]), *stable], sort_keys=True, default=str)

    def _found(self, table: str, ref: str) -> list[Any]:
        """What stands for a ref in the directions that have it."""
        tables = (getattr(each, table) for each in self._both if ref in each.schemas)
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
    return replace(
        definitions,
        schemas={
            ref: _pointing(schema, into)
            for ref, schema in _united(definitions.schemas, blocks).items()
        },
        named={**definitions.named, **names},
        roots=tuple(into.get(ref, ref) for ref in definitions.roots),
        generics={
            ref: replace(use, arguments=tuple(_pointing(each, into) for each in use.arguments))
            for ref, use in _united(definitions.generics, blocks).items()
        },
    )


def _united(table: Mapping[str, _Value], blocks: list[list[str]]) -> dict[str, _Value]:
    """One entry for each block: that of the plainest of its uses that has one."""
    found = dict(table)
    for block in blocks:
        entries = [found.pop(ref) for ref in block if ref in found]
        if entries:
            found[block[0]] = entries[0]
    return found


def _pointing(schema: Schema, names: Mapping[str, str]) -> Schema:
    """A schema with its references called otherwise."""

    def point(target: JsonValue) -> JsonValue:
        ref = target.removeprefix(DEFS) if isinstance(target, str) else ""
        return DEFS + names[ref] if ref in names else target

    result = map_subschemas(schema, lambda inner: _pointing(inner, names))
    if "$ref" in result:
        result["$ref"] = point(result["$ref"])
    tags = result.get("discriminator", {}).get("mapping")
    if tags:
        mapping = {tag: point(target) for tag, target in tags.items()}
        result["discriminator"] = {**result["discriminator"], "mapping": mapping}
    return result
