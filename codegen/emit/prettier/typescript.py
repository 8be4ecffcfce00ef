"""TypeScript's types as prettier 3 lays them out, each from its parts. Knows nothing of the IR.

Prettier prints a type with a look at what it stands in. Here whoever prints a type around another
goes by the other's `shape` alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.emit.prettier import (
    LINE,
    SOFTLINE,
    Doc,
    concat,
    flat_text,
    group,
    if_break,
    indent,
    join,
    listed,
    width,
)
from codegen.emit.prettier.literals import property_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Shape: TypeAlias = Literal[
    "keyword",  # or a literal
    "null",
    "name",
    "generic",  # a name with arguments
    "object",
    "mapped",
    "sequence",  # an array or a tuple
    "union",
    "nullable",  # a union of null and one object or name: it breaks where that breaks
    "intersection",
]


@dataclass(frozen=True, slots=True)
class Piece:
    """A printed type; `members` are those of a union."""

    doc: Doc
    shape: Shape
    members: tuple[Piece, ...] = ()


NEVER = Piece("never", "keyword")
NULL = Piece("null", "null")
UNDEFINED = Piece("undefined", "keyword")
UNKNOWN = Piece("unknown", "keyword")

_BESIDE = frozenset({"generic", "sequence", "union", "intersection"})
"""Shapes that a line break may set apart from the angle brackets around them."""


def annotation(part: Piece) -> Doc:
    """Lay out a type as it stands after a colon."""
    return group(indent(SOFTLINE, part.doc)) if part.shape == "union" else part.doc


def _operand(part: Piece) -> Doc:
    """Lay out a type beside an operator that binds more tightly than `|` and `&`."""
    match part.shape:
        case "union":
            return concat("(", group(indent(SOFTLINE, part.doc), SOFTLINE), ")")
        case "nullable" | "intersection":
            return concat("(", part.doc, ")")
        case _:
            return part.doc


def reference(name: str, arguments: Sequence[Piece] = ()) -> Piece:
    """Print a name with its arguments."""
    if not arguments:
        return Piece(name, "name")
    docs = [argument.doc for argument in arguments]
    if len(docs) == 1 and arguments[0].shape not in _BESIDE:
        return Piece(concat(name, "<", docs[0], ">"), "generic")
    inside = group("<", indent(SOFTLINE, listed(",", docs)), SOFTLINE, ">")
    return Piece(concat(name, inside), "generic")


def array(items: Piece) -> Piece:
    """Print an array type."""
    return Piece(concat(_operand(items), "[]"), "sequence")


def tuple_(required: Sequence[Piece], optional: Sequence[Piece], rest: Piece | None) -> Piece:
    """Print a tuple type; `rest` types what follows the items."""
    alone = len(required) + len(optional) + (rest is not None) == 1
    docs = [_slot(part, alone=alone) for part in required]
    docs += [concat(_operand(part), "?") for part in optional]
    docs += [concat("...", array(rest).doc)] if rest else []
    if not docs:
        return Piece("[]", "sequence")
    items = indent(SOFTLINE, listed(",", [group(doc) for doc in docs]))
    return Piece(group("[", items, if_break(","), SOFTLINE, "]"), "sequence")


def _slot(part: Piece, *, alone: bool) -> Doc:
    """Lay out an item of a tuple: among others, a union that breaks stands in parentheses."""
    if alone or part.shape != "union":
        return part.doc
    return group(indent(if_break(concat("(", SOFTLINE)), part.doc), SOFTLINE, if_break(")"))


def object_(members: Sequence[Doc]) -> Piece:
    """Print an object type of one or more members."""
    body = indent(LINE, listed(";", members), if_break(";"))
    return Piece(group("{", body, LINE, "}"), "object")


def member(name: str, value: Piece, *, required: bool) -> Doc:
    """Lay out a property, without its semicolon."""
    return group(property_key(name), ": " if required else "?: ", annotation(value))


def index(value: Piece) -> Doc:
    """Lay out an index signature, without its semicolon."""
    return group("[", group(indent(SOFTLINE, "key: string"), SOFTLINE), "]: ", annotation(value))


def mapped(parameter: str, keys: Piece, value: Piece) -> Piece:
    """Print a mapped type all of whose properties are optional."""
    bracket = group("[", indent(SOFTLINE, parameter, " in ", annotation(keys)), SOFTLINE, "]")
    body = indent(LINE, group(bracket, "?: ", annotation(value)), if_break(";"))
    return Piece(group("{", body, LINE, "}"), "mapped")


def union(parts: Sequence[Piece]) -> Piece:
    """Print a union, each member once."""
    members = tuple(_distinct(parts))
    if len(members) < 2:  # noqa: PLR2004 -- no union
        return members[0] if members else NEVER
    if _is_nullable(members):
        return Piece(join(" | ", [part.doc for part in members]), "nullable", members)
    first, *others = (indent(_operand(part)) for part in members)
    lines = [line for other in others for line in (LINE, "| ", other)]
    return Piece(group(if_break("| "), first, *lines), "union", members)


def _is_nullable(members: Sequence[Piece]) -> bool:
    shapes = [part.shape for part in members if part.shape != "null"]
    return len(shapes) == 1 and shapes[0] in {"object", "name", "generic"}


def _distinct(parts: Sequence[Piece]) -> Iterator[Piece]:
    """Yield what differs in print; only parts of one width are compared, which keeps it linear."""
    widths = Counter(width(part.doc) for part in parts)
    seen: set[str] = set()
    for part in parts:
        if widths[width(part.doc)] > 1:
            text = flat_text(part.doc)
            if text in seen:
                continue
            seen.add(text)
        yield part


def intersection(parts: Sequence[Piece]) -> Piece:
    """Print an intersection: objects stay on the line of the `&`, others may start a new one."""
    if not parts:
        return UNKNOWN
    if len(parts) == 1:
        return parts[0]
    docs, deeper = [_operand(parts[0])], False
    for position, (previous, part) in enumerate(pairwise(parts), 1):
        doc, objects = _operand(part), [_is_object(previous), _is_object(part)]
        if not any(objects):
            docs.append(indent(" &", LINE, doc))
        elif all(objects):
            docs += [" & ", indent(doc) if deeper else doc]
        else:
            deeper = deeper or position > 1
            docs += [" & ", indent(doc) if position > 1 else doc]
    return Piece(group(*docs), "intersection")


def _is_object(part: Piece) -> bool:
    return part.shape in {"object", "mapped"}


def covering(additional: Piece, declared: Sequence[Piece]) -> Piece:
    """Print the type of an index signature, those of the declared properties included.

    A literal goes without saying beside its scalar, and anything beside `unknown`.
    """
    members = [one for part in (additional, *declared) for one in part.members or (part,)]
    texts = {one.doc for one in members if isinstance(one.doc, str)}
    if "unknown" in texts:
        return UNKNOWN
    return union([one for one in members if _scalar(one) not in texts])


def _scalar(part: Piece) -> str | None:
    """Name the scalar that a literal belongs to."""
    if part.shape != "keyword" or not isinstance(part.doc, str):
        return None
    if part.doc in {"true", "false"}:
        return "boolean"
    return {'"': "string", "'": "string"}.get(part.doc[0]) or (
        "number" if part.doc[-1].isdigit() else None
    )
