"""IR types as TypeScript: `Type` -> `Doc`.

A type is printed from its leaves upwards, without recursion, so that no depth is too great.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count
from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import assert_never

from codegen import ir
from codegen.emit.prettier import typescript as pieces
from codegen.emit.prettier.literals import literal
from codegen.emit.prettier.typescript import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from codegen.emit.prettier import Doc

Names: TypeAlias = "Callable[[str], str]"
"""A declaration's name in the contract -> its name in TypeScript."""


def type_doc(type_: ir.Type, names: Names) -> Doc:
    """Lay out a type as it stands after a colon."""
    return pieces.annotation(piece(type_, names))


def property_doc(property_: ir.Property, names: Names) -> Doc:
    """Lay out one member of an object, without its semicolon."""
    return _member(property_, piece(property_.type, names))


def index_doc(
    properties: Sequence[ir.Property], additional: ir.Type | None, names: Names
) -> Doc | None:
    """Lay out the index signature of an object, without its semicolon; None where it has none."""
    inside = ir.Object(tuple(properties), additional)
    return _index(inside, [piece(part, names) for part in _parts(inside)])


def piece(type_: ir.Type, names: Names) -> Piece:
    """Print a type."""
    scope = _Scope(type_, names)
    done: list[Piece] = []
    for node, number in _upwards(type_):
        start = len(done) - number
        done[start:] = [_assembled(node, done[start:], scope)]
    return done[0]


@dataclass(frozen=True)
class _Scope:
    """What the printing of a part needs to know of the whole."""

    root: ir.Type
    names: Names

    @cached_property
    def parameter(self) -> str:
        """The parameter of mapped types: a name that nothing inside them means."""
        taken = {name for node, _ in _upwards(self.root) for name in self._mentioned(node)}
        candidates = chain(["K"], (f"K{number}" for number in count(2)))
        return next(name for name in candidates if name not in taken)

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
    """List the types that a type is printed from, in order."""
    match node:
        case ir.Union() | ir.Intersection():
            return _flattened(node)
        case _:
            return ir.parts(node)


def _flattened(node: ir.Union | ir.Intersection) -> list[ir.Type]:
    """List the members, and in the place of one of the same kind its own."""
    members: list[ir.Type] = []
    todo: list[ir.Type] = [node]
    while todo:
        member = todo.pop()
        if isinstance(member, (ir.Union, ir.Intersection)) and isinstance(member, type(node)):
            todo.extend(reversed(member.members))
        else:
            members.append(member)
    return members


def _assembled(node: ir.Type, parts: Sequence[Piece], scope: _Scope) -> Piece:
    match node:
        case ir.Scalar():
            return _scalar(node.kind)
        case ir.Const():
            return Piece(literal(node.value), "keyword") if node.value is not None else pieces.NULL
        case ir.TypeVar() | ir.External():
            return Piece(node.name, "generic" if "<" in node.name else "name")
        case ir.Ref():
            return pieces.reference(scope.names(node.name), parts)
        case ir.Array():
            return pieces.array(parts[0])
        case ir.Tuple():
            return _tuple(node, parts)
        case ir.Map():
            return _map(node.keys, parts, scope)
        case ir.Object():
            return _object(node, parts)
        case ir.Union():
            return pieces.union(parts)
        case ir.Intersection():
            return pieces.intersection(parts)
        case _:
            assert_never(node)


def _scalar(kind: ir.ScalarKind) -> Piece:
    match kind:
        case "null":
            return pieces.NULL
        case "integer":
            return Piece("number", "keyword")
        case "string" | "number" | "boolean" | "unknown" | "never":
            return Piece(kind, "keyword")
        case _:
            assert_never(kind)


def _tuple(node: ir.Tuple, parts: Sequence[Piece]) -> Piece:
    items = len(node.items)
    rest = parts[items] if node.rest is not None else None
    return pieces.tuple_(parts[: node.required], parts[node.required : items], rest)


def _map(keys: ir.Type, parts: Sequence[Piece], scope: _Scope) -> Piece:
    """Print an index signature or, where the keys are a closed set, a mapped type."""
    key, value = parts
    match keys:
        case ir.Scalar("never"):
            return pieces.object_([pieces.index(pieces.NEVER)])
        case ir.Scalar():
            return pieces.object_([pieces.index(value)])
        case _:
            return pieces.mapped(scope.parameter, key, value)


def _object(node: ir.Object, parts: Sequence[Piece]) -> Piece:
    members = [_member(*pair) for pair in zip(node.properties, parts, strict=False)]
    index = _index(node, parts)
    return pieces.object_(members if index is None else [*members, index])


def _member(property_: ir.Property, part: Piece) -> Doc:
    return pieces.member(property_.name, part, required=property_.required)


def _index(node: ir.Object, parts: Sequence[Piece]) -> Doc | None:
    """Lay out the index signature, if there is one.

    It speaks of the declared properties too, so that their types have to be in its own; that of an
    optional property holds `undefined` unless the compiler has `exactOptionalPropertyTypes`. An
    object in place is not written twice, or nested ones would double at each level: `unknown`.
    """
    match node.additional:
        case None | ir.Scalar("never"):
            return None if node.properties else pieces.index(pieces.NEVER)
    *declared, additional = parts
    if any(_holds_object(property_.type) for property_ in node.properties):
        return pieces.index(pieces.UNKNOWN)
    if not all(property_.required for property_ in node.properties):
        declared.append(pieces.UNDEFINED)
    return pieces.index(pieces.covering(additional, declared))


def _holds_object(type_: ir.Type) -> bool:
    todo = [type_]
    while todo:
        node = todo.pop()
        if isinstance(node, ir.Object):
            return True
        todo.extend(_parts(node))
    return False
