"""Types in a reader's words, from the IR alone: as Python spells them, and their constraints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen import ir
from codegen.emit.docs.markdown import visible
from codegen.emit.docs.page import Annotation, Fragment
from codegen.emit.prettier.literals import json_string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Names = Callable[[str], Fragment]
    """A declaration's name in the contract -> how it is written, and where that leads."""

_SCALARS: dict[ir.ScalarKind, str] = {
    "string": "str",
    "number": "float",
    "integer": "int",
    "boolean": "bool",
    "null": "None",
    "unknown": "Any",
    "never": "Never",
}

_NAME = "\0"
"""Stands around a name in a type; no literal holds it, for JSON escapes it."""


def python_type(type_: ir.Type, names: Names) -> Annotation:
    """The type as an annotation: names of declarations, and the text between them."""
    parts = _spelled(type_).split(_NAME)
    fragments = (names(part) if at % 2 else Fragment(part) for at, part in enumerate(parts))
    return tuple(each for each in fragments if each.text)


def python_literal(value: ir.Json) -> str:
    """The value as Python source, on one line."""
    match value:
        case None | bool() | int() | float():
            return repr(value)
        case str():
            return json_string(value)
        case list():
            return f"[{', '.join(map(python_literal, value))}]"
        case dict():
            items = (f"{json_string(key)}: {python_literal(item)}" for key, item in value.items())
            return f"{{{', '.join(items)}}}"
        case _:
            assert_never(value)


def constraints(type_: ir.Type) -> tuple[str, ...]:
    """Every constraint of a type, in the order in which they are met, each once.

    What is said of a part names the part: "each item ≥0". A reference has a section of its own.
    """
    return tuple(dict.fromkeys(_constraints(type_, "")))


def names_in(type_: ir.Type) -> Iterator[str]:
    """The declarations that a type refers to, in the order in which it is read."""
    return (each.name for each in ir.walk(type_) if isinstance(each, ir.Ref))


def _spelled(type_: ir.Type) -> str:
    """The type, with `_NAME` around each name of a declaration."""
    match type_:
        case ir.Scalar(kind=kind):
            return _SCALARS[kind]
        case ir.Const(value=value):
            return "None" if value is None else f"Literal[{python_literal(value)}]"
        case ir.TypeVar(name=name) | ir.External(name=name):
            return name.replace(_NAME, "")
        case ir.Ref(name=name, arguments=arguments):
            applied = f"[{', '.join(map(_spelled, arguments))}]" if arguments else ""
            return f"{_NAME}{name}{_NAME}{applied}"
        case ir.Array(items=items):
            return f"list[{_spelled(items)}]"
        case ir.Map(keys=keys, values=values):
            return f"dict[{_spelled(keys)}, {_spelled(values)}]"
        case ir.Tuple(items=several, rest=rest):
            # How many of its items have to be there is a constraint.
            texts = [_spelled(each) for each in several]
            if rest is not None:
                texts.append(
                    f"*tuple[{_spelled(rest)}, ...]" if texts else f"{_spelled(rest)}, ..."
                )
            return f"tuple[{', '.join(texts) or '()'}]"
        case ir.Object():
            return _object(type_)
        case ir.Union():
            return " | ".join(_members(type_))
        case ir.Intersection(members=members):
            return " & ".join(
                f"({_spelled(each)})" if isinstance(each, ir.Union) else _spelled(each)
                for each in members
            )
        case _:
            assert_never(type_)


def _object(type_: ir.Object) -> str:
    """An object in place: its keys, with a question mark after one that may be absent."""
    members = [
        f"{json_string(each.name)}{'' if each.required else '?'}: {_spelled(each.held_type)}"
        for each in type_.properties
    ]
    if type_.additional is not None and type_.additional != ir.NEVER:
        members.append(f"...: {_spelled(type_.additional)}")
    return f"{{{', '.join(members)}}}"


def _members(union: ir.Union) -> list[str]:
    """The members of a union, each once: literals in one, and None after all others."""
    members = ir.flattened(union)
    others = [each for each in members if not ir.is_null(each)]
    values = (python_literal(each.value) for each in others if isinstance(each, ir.Const))
    literals = f"Literal[{', '.join(dict.fromkeys(values))}]"
    texts = (literals if isinstance(each, ir.Const) else _spelled(each) for each in others)
    return [*dict.fromkeys(texts), *(["None"] if len(others) < len(members) else [])]


def _constraints(type_: ir.Type, part: str) -> Iterator[str]:
    if isinstance(type_, ir.Scalar | ir.Array | ir.Map):
        for constraint, bound in type_.constraints.stated():
            yield part + constraint.words.format(_bound(bound))
    if isinstance(type_, ir.Tuple) and type_.required < len(type_.items):
        yield f"{part}items ≥{type_.required}"
    for name, inside in _parts(type_):
        yield from _constraints(inside, part + name)


def _bound(value: float | str) -> str:
    return visible(value) if isinstance(value, str) else repr(value).removesuffix(".0")


def _parts(type_: ir.Type) -> Iterator[tuple[str, ir.Type]]:
    """What is inside a type, each with what it is called there."""
    match type_:
        case ir.Array(items=items):
            yield "each item ", items
        case ir.Map(keys=keys, values=values):
            yield "each key ", keys
            yield "each value ", values
        case ir.Tuple(items=several, rest=rest):
            yield from ((f"item {number} ", item) for number, item in enumerate(several, 1))
            yield from () if rest is None else [("each further item ", rest)]
        case ir.Object(properties=properties):
            yield from ((f"{python_literal(each.name)} ", each.type) for each in properties)
        case ir.Union(members=members):
            others = [each for each in members if not ir.is_null(each)]
            yield from ((_kind(each) if len(others) > 1 else "", each) for each in others)
        case ir.Intersection(members=members):
            yield from (("", each) for each in members)
        case ir.Scalar() | ir.Const() | ir.Ref() | ir.TypeVar() | ir.External():
            return
        case _:
            assert_never(type_)


def _kind(type_: ir.Type) -> str:
    """A word for one member of a union, where several have constraints."""
    match type_:
        case ir.Scalar(kind=kind):
            return f"{_SCALARS[kind]} "
        case ir.Array():
            return "list "
        case ir.Map():
            return "dict "
        case _:
            return ""
