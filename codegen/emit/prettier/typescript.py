"""TypeScript's types and declarations as prettier 3 lays them out, each from its parts.

Prettier prints a type with a look at what it stands in. Here whoever prints a type around another
goes by the other's `form` alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.emit.prettier.document import (
    AFTER_MEMBERS,
    BETWEEN_MEMBERS,
    HARDLINE,
    LINE,
    SOFTLINE,
    Layout,
    concat,
    flat_text,
    group,
    hang,
    if_break,
    indent,
    join,
    lines,
    listed,
    width,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TypeForm: TypeAlias = Literal[
    "keyword",  # or a literal
    "null",
    "name",
    "generic",  # a name with arguments
    "operator",  # `keyof` and the like with what it stands before
    "object",
    "mapped",
    "sequence",  # an array or a tuple
    "union",
    "nullable",  # a union of null and one object or name: it breaks where that breaks
    "intersection",
]


@dataclass(frozen=True, slots=True)
class TypeLayout:
    """A type that is laid out; `members` are those of a union."""

    layout: Layout
    form: TypeForm
    members: tuple[TypeLayout, ...] = ()


NEVER = TypeLayout("never", "keyword")
NULL = TypeLayout("null", "null")
UNDEFINED = TypeLayout("undefined", "keyword")
UNKNOWN = TypeLayout("unknown", "keyword")

_BESIDE = frozenset({"generic", "sequence", "union", "intersection"})
"""Forms that a line break may set apart from the angle brackets around them."""


def annotation(part: TypeLayout) -> Layout:
    """Lay out a type as it stands after a colon."""
    return group(indent(SOFTLINE, part.layout)) if part.form == "union" else part.layout


def _operand(part: TypeLayout) -> Layout:
    """Lay out a type beside an operator that binds more tightly than `|` and `&`."""
    match part.form:
        case "union":
            return concat("(", group(indent(SOFTLINE, part.layout), SOFTLINE), ")")
        case "nullable" | "intersection":
            return concat("(", part.layout, ")")
        case _:
            return part.layout


def reference(name: str, arguments: Sequence[TypeLayout] = ()) -> TypeLayout:
    """Print a name with its arguments."""
    if not arguments:
        return TypeLayout(name, "name")
    layouts = [argument.layout for argument in arguments]
    if len(layouts) == 1 and arguments[0].form not in _BESIDE:
        return TypeLayout(concat(name, "<", layouts[0], ">"), "generic")
    inside = group("<", indent(SOFTLINE, listed(",", layouts)), SOFTLINE, ">")
    return TypeLayout(concat(name, inside), "generic")


def array(items: TypeLayout) -> TypeLayout:
    """Print an array type."""
    return TypeLayout(concat(_operand(items), "[]"), "sequence")


def tuple_(
    required: Sequence[TypeLayout], optional: Sequence[TypeLayout], rest: TypeLayout | None
) -> TypeLayout:
    """Print a tuple type; `rest` types what follows the items."""
    alone = len(required) + len(optional) + (rest is not None) == 1
    layouts = [_slot(part, alone=alone) for part in required]
    layouts += [concat(_operand(part), "?") for part in optional]
    layouts += [concat("...", array(rest).layout)] if rest else []
    if not layouts:
        return TypeLayout("[]", "sequence")
    items = indent(SOFTLINE, listed(",", [group(layout) for layout in layouts]))
    return TypeLayout(group("[", items, if_break(","), SOFTLINE, "]"), "sequence")


def _slot(part: TypeLayout, *, alone: bool) -> Layout:
    """Lay out an item of a tuple: among others, a union that breaks stands in parentheses."""
    if alone or part.form != "union":
        return part.layout
    return group(indent(if_break(concat("(", SOFTLINE)), part.layout), SOFTLINE, if_break(")"))


def object_(members: Sequence[Layout]) -> TypeLayout:
    """Print an object type; its members go on lines of their own where they have to."""
    if not members:
        return TypeLayout("{}", "object")
    body = indent(LINE, listed(BETWEEN_MEMBERS, members), AFTER_MEMBERS)
    return TypeLayout(group("{", body, LINE, "}"), "object")


def block(members: Sequence[Layout]) -> TypeLayout:
    """Print an object type whose members, which end as they end, have lines of their own."""
    if not members:
        return TypeLayout("{}", "object")
    return TypeLayout(concat("{", indent(lines(members)), HARDLINE, "}"), "object")


def member(key: Layout, value: TypeLayout) -> Layout:
    """Lay out a property or an index signature, without its semicolon."""
    return group(key, ": ", annotation(value))


def index_key(key: Layout) -> Layout:
    """Lay out what an index signature has for a key, from what is in its brackets."""
    return group("[", group(indent(SOFTLINE, key), SOFTLINE), "]")


def mapped(parameter: str, keys: TypeLayout, value: TypeLayout) -> TypeLayout:
    """Print a mapped type all of whose properties are optional."""
    bracket = group("[", indent(SOFTLINE, parameter, " in ", annotation(keys)), SOFTLINE, "]")
    body = indent(LINE, group(bracket, "?: ", annotation(value)), AFTER_MEMBERS)
    return TypeLayout(group("{", body, LINE, "}"), "mapped")


def union(parts: Sequence[TypeLayout]) -> TypeLayout:
    """Print a union, each member once."""
    members = tuple(_distinct(parts))
    if len(members) < 2:  # noqa: PLR2004 -- no union
        return members[0] if members else NEVER
    if _is_nullable(members):
        return TypeLayout(join(" | ", [part.layout for part in members]), "nullable", members)
    first, *others = (indent(_operand(part)) for part in members)
    lines = [line for other in others for line in (LINE, "| ", other)]
    return TypeLayout(group(if_break("| "), first, *lines), "union", members)


def _is_nullable(members: Sequence[TypeLayout]) -> bool:
    forms = [part.form for part in members if part.form != "null"]
    return len(forms) == 1 and forms[0] in {"object", "name", "generic"}


def _distinct(parts: Sequence[TypeLayout]) -> Iterator[TypeLayout]:
    """Yield what differs in print; only parts of one width are compared, which keeps it linear."""
    widths = Counter(width(part.layout) for part in parts)
    seen: set[str] = set()
    for part in parts:
        if widths[width(part.layout)] > 1:
            text = flat_text(part.layout)
            if text in seen:
                continue
            seen.add(text)
        yield part


def intersection(parts: Sequence[TypeLayout]) -> TypeLayout:
    """Print an intersection: objects stay on the line of the `&`, others may start a new one."""
    if not parts:
        return UNKNOWN
    if len(parts) == 1:
        return parts[0]
    layouts, deeper = [_operand(parts[0])], False
    for position, (previous, part) in enumerate(pairwise(parts), 1):
        layout, objects = _operand(part), [_is_object(previous), _is_object(part)]
        if not any(objects):
            layouts.append(indent(" &", LINE, layout))
        elif all(objects):
            layouts += [" & ", indent(layout) if deeper else layout]
        else:
            deeper = deeper or position > 1
            layouts += [" & ", indent(layout) if position > 1 else layout]
    return TypeLayout(group(*layouts), "intersection")


def _is_object(part: TypeLayout) -> bool:
    return part.form in {"object", "mapped"}


def covering(additional: TypeLayout, declared: Sequence[TypeLayout]) -> TypeLayout:
    """Print the type of an index signature, those of the declared properties included.

    A literal goes without saying beside its scalar, and anything beside `unknown`.
    """
    members = [one for part in (additional, *declared) for one in part.members or (part,)]
    texts = {one.layout for one in members if isinstance(one.layout, str)}
    if "unknown" in texts:
        return UNKNOWN
    return union([one for one in members if _scalar(one) not in texts])


def _scalar(part: TypeLayout) -> str | None:
    """Name the scalar that a literal belongs to."""
    if part.form != "keyword" or not isinstance(part.layout, str):
        return None
    if part.layout in {"true", "false"}:
        return "boolean"
    return {'"': "string", "'": "string"}.get(part.layout[0]) or (
        "number" if part.layout[-1].isdigit() else None
    )


def parameter(name: str, bound: TypeLayout | None, default: TypeLayout | None) -> Layout:
    """Lay out a type parameter."""
    said = [(" extends", bound), (" =", default)]
    return group(name, *(concat(word, hang(annotation(one))) for word, one in said if one))


def generic(head: Layout, parameters: Sequence[Layout]) -> Layout:
    """Lay out what a declaration is called, with its type parameters if it has any."""
    if not parameters:
        return head
    return concat(head, group("<", _listed_apart(parameters), ">"))


def signature(parameters: Sequence[Layout], arguments: Sequence[Layout]) -> Layout:
    """Lay out the parameters of an arrow function, those of its type first."""
    return concat(generic("", parameters), "(", _listed_apart(arguments) if arguments else "", ")")


def _listed_apart(layouts: Sequence[Layout]) -> Layout:
    return concat(indent(SOFTLINE, listed(",", layouts)), if_break(","), SOFTLINE)


def alias(head: Layout, body: TypeLayout, *, is_bounded: bool = False) -> Layout:
    """Lay out `head = body`; `is_bounded` is whether several parameters say more than a name."""
    if body.form == "union":
        return group(group(head), " =", group(indent(LINE, body.layout)))
    if is_bounded:
        return group(head, " = ", group(body.layout))
    return group(group(head), " =", hang(body.layout))


def extending(head: Layout, bases: Sequence[TypeLayout]) -> Layout:
    """Lay out an interface up to its opening brace."""
    layouts = [base.layout for base in bases]
    if len(bases) > 1:
        inside = group(indent(LINE, listed(",", layouts)))
        return group(head, indent(LINE, "extends", inside))
    return concat(head, *(part for base in layouts for part in (" extends ", base)))


def braces(names: Sequence[str]) -> Layout:
    """Lay out what an import or export names; what is alone and not called otherwise stays."""
    if len(names) == 1 and " as " not in names[0]:
        return f"{{ {names[0]} }}"
    return group("{", indent(LINE, listed(",", names)), if_break(","), LINE, "}")
