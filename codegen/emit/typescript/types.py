"""IR types as TypeScript: `Type` -> `TypeLayout`.

A type is laid out from its leaves upwards, without recursion, so that no depth is too great.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import assert_never

from codegen import ir
from codegen.emit.prettier import typescript as ts
from codegen.emit.prettier.document import flat_text
from codegen.emit.prettier.literals import literal, property_key
from codegen.emit.prettier.typescript import TypeLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from codegen.emit.prettier.document import Layout

TypeNames: TypeAlias = "Callable[[str], str]"
"""A declaration's name in the contract -> its name in TypeScript."""


def type_text(type_: ir.Type, names: TypeNames) -> str:
    """Print a type on one line, however long."""
    return flat_text(type_layout(type_, names).layout)


def type_layout(type_: ir.Type, names: TypeNames) -> TypeLayout:
    """Lay out a type."""
    scope = _Scope(type_, names)
    if not _parts(type_):
        return _assembled(type_, (), scope)
    done: list[TypeLayout] = []
    for node, number in _upwards(type_):
        start = len(done) - number
        done[start:] = [_assembled(node, done[start:], scope)]
    return done[0]


def index_layout(
    properties: Sequence[ir.Property], additional: ir.Type | None, names: TypeNames
) -> TypeLayout | None:
    """Lay out the type in the index signature of an object; None where it has none."""
    inside = ir.Object(tuple(properties), additional)
    has_none = additional is None or additional == ir.NEVER
    parts = [] if has_none else [type_layout(part, names) for part in _parts(inside)]
    return _index(inside, parts)


@dataclass(frozen=True)
class _Scope:
    """What the layout of a part needs to know of the whole."""

    root: ir.Type
    names: TypeNames

    @cached_property
    def parameter(self) -> str:
        """The parameter of mapped types: a name that nothing inside them means."""
        taken = {name for node in ir.walk(self.root) for name in self._mentioned(node)}
        if "K" not in taken:
            return "K"
        return next(name for name in map("K{}".format, count(2)) if name not in taken)

    def _mentioned(self, node: ir.Type) -> list[str]:
        match node:
            case ir.Ref():
                return [self.names(node.name)]
            case ir.TypeVar() | ir.External():
                return re.findall(r"[\w$]+", node.name)
            case _:
                return []


def _upwards(root: ir.Type) -> Iterator[tuple[ir.Type, int]]:
    """Yield every type after its parts, with their number."""
    todo: list[tuple[ir.Type, int | None]] = [(root, None)]
    while todo:
        node, number = todo.pop()
        if number is None:
            parts = _parts(node)
            todo.append((node, len(parts)))
            todo.extend((part, None) for part in reversed(parts))
        else:
            yield node, number


def _parts(node: ir.Type) -> Sequence[ir.Type]:
    """List the types that a type is laid out from, in order."""
    match node:
        case ir.Union() | ir.Intersection():
            return ir.flattened(node, type(node))
        case _:
            return ir.parts(node)


def _assembled(node: ir.Type, parts: Sequence[TypeLayout], scope: _Scope) -> TypeLayout:
    match node:
        case ir.Scalar():
            return _scalar(node.kind)
        case ir.Const():
            return ts.NULL if node.value is None else TypeLayout(literal(node.value), "keyword")
        case ir.TypeVar() | ir.External():
            return TypeLayout(node.name, "generic" if "<" in node.name else "name")
        case ir.Ref():
            return ts.reference(scope.names(node.name), parts)
        case ir.Array():
            return ts.array(parts[0])
        case ir.Tuple():
            return _tuple(node, parts)
        case ir.Map():
            return _map(node.keys, parts, scope)
        case ir.Object():
            return _object(node, parts)
        case ir.Union():
            return ts.union(parts)
        case ir.Intersection():
            return ts.intersection(parts)
        case _:
            assert_never(node)


def _scalar(kind: ir.ScalarKind) -> TypeLayout:
    match kind:
        case "null":
            return ts.NULL
        case "integer":
            return TypeLayout("number", "keyword")
        case "string" | "number" | "boolean" | "unknown" | "never":
            return TypeLayout(kind, "keyword")
        case _:
            assert_never(kind)


def _tuple(node: ir.Tuple, parts: Sequence[TypeLayout]) -> TypeLayout:
    items = len(node.items)
    rest = parts[items] if node.rest is not None else None
    return ts.tuple_(parts[: node.required], parts[node.required : items], rest)


def _map(keys: ir.Type, parts: Sequence[TypeLayout], scope: _Scope) -> TypeLayout:
    """Lay out an index signature or, where the keys are a closed set, a mapped type."""
    key, value = parts
    match keys:
        case ir.Scalar("never"):
            return ts.object_([_signature(ts.NEVER)])
        case ir.Scalar():
            return ts.object_([_signature(value)])
        case _:
            return ts.mapped(scope.parameter, key, value)


def _signature(value: TypeLayout) -> Layout:
    return ts.member(ts.index_key("key: string"), value)


def _object(node: ir.Object, parts: Sequence[TypeLayout]) -> TypeLayout:
    members = [
        ts.member(f"{property_key(one.name)}{'' if one.required else '?'}", part)
        for one, part in zip(node.properties, parts, strict=False)
    ]
    index = _index(node, parts)
    return ts.object_(members if index is None else [*members, _signature(index)])


def _index(node: ir.Object, parts: Sequence[TypeLayout]) -> TypeLayout | None:
    """Lay out the type in the index signature, if there is one.

    It speaks of the declared properties too, so that their types have to be in its own; that of an
    optional property holds `undefined` unless the compiler has `exactOptionalPropertyTypes`. An
    object in place is not written twice, or nested ones would double at each level: `unknown`.
    """
    if node.additional is None or node.additional == ir.NEVER:
        return None if node.properties else ts.NEVER  # or it would take all but null, even 5
    *declared, additional = parts
    inside = (each for one in node.properties for each in ir.walk(one.type))
    if any(isinstance(each, ir.Object) for each in inside):
        return ts.UNKNOWN
    if not all(one.required for one in node.properties):
        declared.append(ts.UNDEFINED)
    return ts.covering(additional, declared)
