"""JavaScript expressions as prettier 3 lays them out, each from its parts. Knows nothing of the IR.

Every object literal is written over several lines, which prettier then keeps. So there is little
left to choose, and what is chosen shows in an expression's `form`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.emit.prettier import (
    HARDLINE,
    SOFTLINE,
    Doc,
    choice,
    concat,
    fill,
    group,
    hang,
    if_break,
    indent,
    listed,
)
from codegen.emit.prettier import LINE as _LINE
from codegen.emit.prettier.literals import literal, property_key
from codegen.emit.prettier.unicode import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

Form: TypeAlias = Literal[
    "name",
    "literal",
    "regex",
    "list",  # with items, or an object with members: it opens on the line of the call around it
    "stiff",  # a call that gains nothing from line breaks inside its parentheses
    "call",
    "chain",  # of two calls or more
    "function",
]

_SHORT = 20  # columns of an argument that prettier does not give a line of its own
_SHORT_KEY = 4  # columns of a key after which prettier never starts a new line
_SHORT_REGEX = 5  # columns up to which prettier takes a regular expression for simple
_CHAINED = 2  # calls that make a chain
_SIMPLE = 2  # the level up to which a chain of more is left on its line
_FEW = 2  # arguments that may be simple
_COMPLEX = 99  # the level of what is never simple


@dataclass(frozen=True, slots=True)
class Code:
    """A printed expression.

    `root` and `calls` are the links of a call. By `level`, which is how deep arguments stand in
    arguments, prettier tells whether a chain of three calls may stay on one line; by `is_short`,
    that there is no point in moving an argument; by `takes_function`, that the arguments around it
    go on lines of their own.
    """

    doc: Doc
    form: Form
    root: str = ""
    calls: tuple[Doc, ...] = ()
    level: int = 0
    is_short: bool = False
    takes_function: bool = False


def name(text: str) -> Code:
    """Print an identifier."""
    return Code(text, "name", root=text, is_short=text_width(text) <= _SHORT)


def value(constant: str | float | bool | None) -> Code:  # noqa: FBT001 -- a value like any other
    """Print a constant."""
    text = literal(constant)
    is_short = not isinstance(constant, str) or text_width(text) <= _SHORT
    return Code(text, "literal", is_short=is_short)


def regex(pattern: str) -> Code:
    """Print a regular expression, whose pattern is already JavaScript's."""
    short = text_width(pattern) <= _SHORT_REGEX
    return Code(f"/{pattern}/u", "regex", level=0 if short else _COMPLEX, is_short=short)


def function(text: str) -> Code:
    """Print an arrow function that stays on one line."""
    return Code(text, "function", level=_COMPLEX)


def array(items: Sequence[Code]) -> Code:
    """Print an array; one of numbers alone is filled."""
    if not items:
        return Code("[]", "literal", is_short=True)
    docs = [item.doc for item in items]
    texts = [doc for doc in docs if isinstance(doc, str) and doc.lstrip("-")[:1].isdigit()]
    inside = listed(",", docs)
    if len(docs) > 1 and len(texts) == len(docs):
        inside = fill([*(f"{text}," for text in texts[:-1]), texts[-1]])
    body = group("[", indent(SOFTLINE, inside), if_break(","), SOFTLINE, "]")
    return Code(body, "list", level=_around(items))


def object_(members: Sequence[Doc]) -> Code:
    """Print an object."""
    if not members:
        return Code("{}", "literal", is_short=True)
    lines = [part for member in members for part in (HARDLINE, member, ",")]
    return Code(concat("{", indent(*lines), HARDLINE, "}"), "list", level=_COMPLEX)


def member(key: str, content: Code) -> Doc:
    """Lay out a property of an object; only a computed `__proto__` is one."""
    printed = '["__proto__"]' if key == "__proto__" else property_key(key)
    if text_width(printed) <= _SHORT_KEY:
        return group(printed, ": ", content.doc)
    return assignment(concat(printed, ":"), content)


def getter(key: str, type_: Doc, content: Code) -> Doc:
    """Lay out a property that is computed when it is read."""
    printed = '["__proto__"]' if key == "__proto__" else property_key(key)
    head = group("get ", printed, "(): ", type_)
    body = indent(HARDLINE, concat("return ", content.doc, ";"))
    return concat(head, " {", body, HARDLINE, "}")


def assignment(head: Doc, content: Code) -> Doc:
    """Lay out `head` and, on its line or the next, what it stands for."""
    if content.form in {"stiff", "literal"}:
        return group(group(head), group(indent(_LINE, content.doc)))
    return group(group(head), hang(content.doc))


def call(function: str, *arguments: Code) -> Code:
    """Print the call of a function, which may be a member of something: `z.array`."""
    root, dot, method = function.rpartition(".")
    return _linked(root, (), _arguments(dot + method, arguments), arguments)


def then(receiver: Code, method: str, *arguments: Code) -> Code:
    """Print the call of a method on an expression."""
    link = _arguments(f".{method}", arguments)
    linked = _linked(receiver.root, receiver.calls, link, arguments)
    if len(linked.calls) < _CHAINED:
        return linked
    return _chain(linked, max(receiver.level, linked.level))


def lazy(inner: Code) -> Code:
    """Print `z.lazy`, which looks up its schema when a value is read."""
    if inner.form == "name":
        link = _parenthesized(".lazy", [concat("() =>", hang(inner.doc))])
    else:
        body = indent(HARDLINE, concat("return ", inner.doc, ";"))
        link = concat(".lazy(() => {", body, HARDLINE, "})")
    doc = concat("z", link)
    return Code(doc, "call", "z", (link,), level=_COMPLEX, takes_function=True)


def satisfying(content: Code, type_: Doc) -> Code:
    """Print `content satisfies type_`."""
    return Code(concat(content.doc, " satisfies ", type_), "chain")


def _linked(root: str, before: tuple[Doc, ...], link: Doc, arguments: Sequence[Code]) -> Code:
    calls = (*before, link)
    is_stiff = not arguments or (len(arguments) == 1 and arguments[0].is_short)
    return Code(
        concat(root, *calls),
        "stiff" if is_stiff else "call",
        root,
        calls,
        level=_around(arguments) if len(arguments) <= _FEW else _COMPLEX,
        takes_function=any(argument.form == "function" for argument in arguments),
    )


def _around(inner: Sequence[Code]) -> int:
    return 1 + max(each.level for each in inner) if inner else 0


def _chain(linked: Code, level: int) -> Code:
    must_break = len(linked.calls) > _CHAINED and level > _SIMPLE
    line: Doc = HARDLINE if must_break else SOFTLINE
    parts = [part for link in linked.calls for part in (line, link)]
    doc = group(linked.root, indent(*parts))
    return replace(linked, doc=doc, form="chain", level=level)


def _arguments(head: str, arguments: Sequence[Code]) -> Doc:
    """Lay out the arguments of a call; a last one that is a list opens on the line of the call."""
    if not arguments:
        return f"{head}()"
    docs = [argument.doc for argument in arguments]
    if len(arguments) > 1 and any(argument.takes_function for argument in arguments):
        lines = [part for doc in docs for part in (HARDLINE, doc, ",")]
        return concat(head, "(", indent(*lines), HARDLINE, ")")
    if arguments[-1].form != "list":
        return _parenthesized(head, docs)
    front = [part for doc in docs[:-1] for part in (doc, ", ")]
    apart = concat("(", indent(SOFTLINE, listed(",", docs), ","), SOFTLINE, ")")
    return concat(head, choice(concat("(", *front, docs[-1], ")"), apart))


def _parenthesized(head: str, docs: Sequence[Doc]) -> Doc:
    return group(head, "(", indent(SOFTLINE, listed(",", docs)), if_break(","), SOFTLINE, ")")
