"""JavaScript expressions as prettier 3 lays them out, each from its parts.

Every object literal is written over several lines, which prettier then keeps. So there is little
left to choose, and what is chosen shows in an expression's `form`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.emit.prettier.document import (
    HARDLINE,
    LINE,
    SEMICOLON,
    SOFTLINE,
    Layout,
    breaks,
    choice,
    concat,
    fill,
    flat_text,
    group,
    hang,
    if_break,
    indent,
    lines,
    listed,
)
from codegen.emit.prettier.literals import literal, property_key
from codegen.emit.prettier.unicode import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

ExprForm: TypeAlias = Literal[
    "name",
    "literal",
    "regex",
    "list",  # with items, or an object with members: it opens on the line of the call around it
    "stiff",  # a call that gains nothing from line breaks inside its parentheses
    "call",
    "chain",  # of two calls or more
    "function",  # on one line
    "arrow",  # a function that breaks by itself
    "block",  # a function with statements: it opens on the line of the call around it
]

_SHORT = 20  # columns of an argument that prettier does not give a line of its own
_SHORT_KEY = 4  # columns of a key after which prettier never starts a new line
_SHORT_REGEX = 5  # columns up to which prettier takes a regular expression for simple
_CHAINED = 2  # calls that make a chain
_SIMPLE = 2  # the level up to which a chain of more is left on its line
_FEW = 2  # arguments that may be simple
_COMPLEX = 99  # the level of what is never simple


@dataclass(frozen=True, slots=True)
class ExprLayout:
    """An expression that is laid out.

    `root` and `calls` are the links of a call. By `level`, which is how deep arguments stand in
    arguments, prettier tells whether a chain of three calls may stay on one line; by `is_short`,
    that there is no point in moving an argument; by `takes_function`, that the arguments around it
    go on lines of their own.
    """

    layout: Layout
    form: ExprForm
    root: str = ""
    calls: tuple[Layout, ...] = ()
    level: int = 0
    is_short: bool = False
    takes_function: bool = False


def name(text: str) -> ExprLayout:
    """Print an identifier."""
    return ExprLayout(text, "name", root=text, is_short=text_width(text) <= _SHORT)


def value(constant: str | float | None) -> ExprLayout:
    """Print a constant."""
    return constant_text(literal(constant))


def constant_text(text: str) -> ExprLayout:
    """Print a constant that is source text already."""
    is_short = text[0] not in "\"'" or text_width(text) <= _SHORT
    return ExprLayout(text, "literal", is_short=is_short)


def regex(pattern: str) -> ExprLayout:
    """Print a regular expression, whose pattern is already JavaScript's."""
    short = text_width(pattern) <= _SHORT_REGEX
    return ExprLayout(f"/{pattern}/u", "regex", level=0 if short else _COMPLEX, is_short=short)


def function(text: str) -> ExprLayout:
    """Print an arrow function that stays on one line."""
    return ExprLayout(text, "function", level=_COMPLEX)


def array(items: Sequence[ExprLayout]) -> ExprLayout:
    """Print an array; one of numbers alone is filled."""
    if not items:
        return ExprLayout("[]", "literal", is_short=True)
    layouts = [item.layout for item in items]
    texts = [
        layout for layout in layouts if isinstance(layout, str) and layout.lstrip("-")[:1].isdigit()
    ]
    inside = listed(",", layouts)
    if len(layouts) > 1 and len(texts) == len(layouts):
        inside = fill([*(f"{text}," for text in texts[:-1]), texts[-1]])
    body = group("[", indent(SOFTLINE, inside), if_break(","), SOFTLINE, "]")
    return ExprLayout(body, "list", level=_around(items))


def object_(members: Sequence[Layout]) -> ExprLayout:
    """Print an object, each of whose members ends as it ends."""
    if not members:
        return ExprLayout("{}", "literal", is_short=True)
    body = concat("{", indent(lines(members)), HARDLINE, "}")
    return ExprLayout(body, "list", level=_COMPLEX)


def member(key: str, content: ExprLayout) -> Layout:
    """Lay out a property of an object, without its comma."""
    if text_width(key) <= _SHORT_KEY or _stays(content.layout):
        return group(key, ": ", content.layout)
    return assignment(f"{key}:", content)


def _stays(content: Layout) -> bool:
    """Whether prettier never starts a new line before a constant: a boolean, or digits."""
    if not isinstance(content, str):
        return False
    return content in {"true", "false"} or content[:1].isdigit()


def getter(key: str, type_: Layout, content: ExprLayout) -> Layout:
    """Lay out a property that is computed when it is read."""
    head = group("get ", key, "(): ", type_)
    body = indent(HARDLINE, concat("return ", content.layout, SEMICOLON))
    return concat(head, " {", body, HARDLINE, "}")


def object_key(key: str) -> str:
    """Print the key of a property; only a computed `__proto__` is one."""
    return '["__proto__"]' if key == "__proto__" else property_key(key)


def assignment(head: Layout, content: ExprLayout) -> Layout:
    """Lay out `head` and, on its line or the next, what it stands for."""
    match content.form:
        case "arrow" | "block":
            return concat(head, " ", content.layout)
        case "stiff" | "literal":
            return group(group(head), group(indent(LINE, content.layout)))
        case _:
            return group(group(head), hang(content.layout))


def call(function: str, *arguments: ExprLayout) -> ExprLayout:
    """Print the call of a function, which may be a member of something: `z.array`."""
    root, dot, method = function.rpartition(".")
    return _linked(root, (), _arguments(dot + method, arguments), arguments)


def then(receiver: ExprLayout, method: str, *arguments: ExprLayout) -> ExprLayout:
    """Print the call of a method on an expression."""
    link = _arguments(f".{method}", arguments)
    linked = _linked(receiver.root, receiver.calls, link, arguments)
    if len(linked.calls) < _CHAINED:
        return linked
    return _chain(linked, max(receiver.level, linked.level))


def lazy(inner: ExprLayout) -> ExprLayout:
    """Print `z.lazy`, which looks up its schema when a value is read."""
    if inner.form == "name":
        link = _parenthesized(".lazy", [concat("() =>", hang(inner.layout))])
    else:
        body = indent(HARDLINE, concat("return ", inner.layout, SEMICOLON))
        link = concat(".lazy(() => {", body, HARDLINE, "})")
    layout = concat("z", link)
    return ExprLayout(layout, "call", "z", (link,), level=_COMPLEX, takes_function=True)


def cast(content: ExprLayout, words: Layout) -> ExprLayout:
    """Print what the compiler is told of an expression: `satisfies T`, `as const`."""
    return ExprLayout(concat(content.layout, " ", words), "chain")


def arrow(signature: Layout, body: ExprLayout) -> ExprLayout:
    """Print an arrow function, whose signature breaks before its body does."""
    return ExprLayout(concat(group(signature), " =>", group(indent(LINE, body.layout))), "arrow")


def block_arrow(signature: Layout, statements: Sequence[Layout]) -> ExprLayout:
    """Print an arrow function with statements."""
    if not statements:
        return ExprLayout(concat(group(signature), " => {}"), "block", level=_COMPLEX)
    body = concat(" => {", indent(lines(statements)), HARDLINE, "}")
    return ExprLayout(concat(group(signature), body), "block", level=_COMPLEX)


def called_at_once(function: ExprLayout) -> ExprLayout:
    """Print the call of a function where it stands."""
    return ExprLayout(concat("(", function.layout, ")()"), "call", level=_COMPLEX)


def annotated(comment: str, content: ExprLayout) -> ExprLayout:
    """Print an expression behind a comment, such as one for bundlers."""
    return ExprLayout(concat(comment, " ", content.layout), "call", level=_COMPLEX)


def _linked(
    root: str, before: tuple[Layout, ...], link: Layout, arguments: Sequence[ExprLayout]
) -> ExprLayout:
    calls = (*before, link)
    is_stiff = not arguments or (len(arguments) == 1 and arguments[0].is_short)
    return ExprLayout(
        concat(root, *calls),
        "stiff" if is_stiff else "call",
        root,
        calls,
        level=_around(arguments) if len(arguments) <= _FEW else _COMPLEX,
        takes_function=any(argument.form == "function" for argument in arguments),
    )


def _around(inner: Sequence[ExprLayout]) -> int:
    return 1 + max(each.level for each in inner) if inner else 0


def _chain(linked: ExprLayout, level: int) -> ExprLayout:
    must_break = len(linked.calls) > _CHAINED and level > _SIMPLE
    line: Layout = HARDLINE if must_break else SOFTLINE
    parts = [part for link in linked.calls for part in (line, link)]
    layout: Layout = group(linked.root, indent(*parts))
    *front, last = linked.calls
    if len(front) < _CHAINED and breaks(last) and not any(map(breaks, front)):
        layout = choice(concat(linked.root, *map(flat_text, front), last), layout)
    return replace(linked, layout=layout, form="chain", level=level)


def _arguments(head: str, arguments: Sequence[ExprLayout]) -> Layout:
    """Lay out the arguments of a call; a last one may open on the line of the call."""
    if not arguments:
        return f"{head}()"
    layouts = [argument.layout for argument in arguments]
    if len(arguments) > 1 and any(argument.takes_function for argument in arguments):
        return concat(head, "(", indent(lines(layouts, ",")), HARDLINE, ")")
    if arguments[-1].form not in {"list", "block"}:
        return _parenthesized(head, layouts)
    before = layouts[:-1]
    if arguments[-1].form == "block":  # beside it, nothing breaks
        before = [flat_text(layout) for layout in before]
    front = [part for layout in before for part in (layout, ", ")]
    apart = concat("(", indent(SOFTLINE, listed(",", layouts), ","), SOFTLINE, ")")
    return concat(head, choice(concat("(", *front, layouts[-1], ")"), apart))


def _parenthesized(head: str, layouts: Sequence[Layout]) -> Layout:
    return group(head, "(", indent(SOFTLINE, listed(",", layouts)), if_break(","), SOFTLINE, ")")
