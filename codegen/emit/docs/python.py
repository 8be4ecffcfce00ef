"""Python as a reader of the page would write it: types, values, enums, from the IR alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen import ir
from codegen.emit.docs.page import Fragment
from codegen.emit.prettier.literals import json_string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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


def python_type(type_: ir.Type, names: Names) -> tuple[Fragment, ...]:
    """The type as an annotation, in fragments; those without a target are not adjacent."""
    merged: list[Fragment] = []
    for fragment in _type(type_, names):
        if merged and fragment.target is None and merged[-1].target is None:
            merged[-1] = Fragment(merged[-1].text + fragment.text)
        else:
            merged.append(fragment)
    return tuple(merged)


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


def python_enum(enum: ir.Enum) -> str:
    """The class of an enum, with what is said of a member above it."""
    lines = [f"class {enum.identity.qualname}({_bases(enum)}):"]
    for member in enum.members:
        lines += (f"    # {line}".rstrip() for line in _visible_lines(member.doc or ""))
        lines.append(f"    {member.name} = {python_literal(member.value)}")
    return "\n".join([*lines, *([] if enum.members else ["    pass"])])


def _bases(enum: ir.Enum) -> str:
    kinds = {type(member.value) for member in enum.members}
    mixed_in = [kind for kind in (str, int) if kinds == {kind}]
    return ", ".join([*(kind.__name__ for kind in mixed_in), "Enum"])


def _visible_lines(text: str) -> list[str]:
    return [json_string(line)[1:-1].replace('\\"', '"') for line in text.strip().splitlines()]


def _type(type_: ir.Type, names: Names) -> Iterator[Fragment]:
    match type_:
        case ir.Scalar(kind=kind):
            yield Fragment(_SCALARS[kind])
        case ir.Const(value=value):
            yield Fragment("None" if value is None else f"Literal[{python_literal(value)}]")
        case ir.TypeVar(name=name) | ir.External(name=name):
            yield Fragment(name)
        case ir.Ref(name=name, arguments=arguments):
            yield names(name)
            if arguments:
                yield from _applied("", arguments, names)
        case ir.Array(items=items):
            yield from _applied("list", [items], names)
        case ir.Map(keys=keys, values=values):
            yield from _applied("dict", [keys, values], names)
        case ir.Tuple():
            yield from _tuple(type_, names)
        case ir.Object():
            yield from _object(type_, names)
        case ir.Union():
            yield from _joined(" | ", _members(type_, names))
        case ir.Intersection(members=members):
            yield from _joined(" & ", [list(_operand(each, names)) for each in members])
        case _:
            assert_never(type_)


def _applied(name: str, arguments: Sequence[ir.Type], names: Names) -> Iterator[Fragment]:
    yield Fragment(f"{name}[")
    yield from _joined(", ", [list(_type(argument, names)) for argument in arguments])
    yield Fragment("]")


def _tuple(type_: ir.Tuple, names: Names) -> Iterator[Fragment]:
    """A tuple; how many of its items have to be there is a constraint."""
    items = [list(_type(item, names)) for item in type_.items]
    if type_.rest is not None:
        rest = [*_type(type_.rest, names), Fragment(", ...")]
        wrapped = [Fragment("*tuple["), *rest, Fragment("]")]
        items.append(wrapped if items else rest)
    yield Fragment("tuple[")
    yield from _joined(", ", items or [[Fragment("()")]])
    yield Fragment("]")


def _object(type_: ir.Object, names: Names) -> Iterator[Fragment]:
    """An object in place: its keys, with a question mark after one that may be absent."""
    members = []
    for each in type_.properties:
        key = Fragment(f"{json_string(each.name)}{'' if each.required else '?'}: ")
        members.append([key, *_type(each.held_type, names)])
    if type_.additional not in {None, ir.NEVER} and type_.additional is not None:
        members.append([Fragment("...: "), *_type(type_.additional, names)])
    yield Fragment("{")
    yield from _joined(", ", members)
    yield Fragment("}")


def _operand(type_: ir.Type, names: Names) -> Iterator[Fragment]:
    inside = _type(type_, names)
    if isinstance(type_, ir.Union):
        yield from (Fragment("("), *inside, Fragment(")"))
    else:
        yield from inside


def _members(union: ir.Union, names: Names) -> list[list[Fragment]]:
    """The members of a union, each once: literals in one, and None after all others."""
    members = ir.flattened(union)
    values = [each.value for each in members if isinstance(each, ir.Const)]
    literals = dict.fromkeys(python_literal(value) for value in values if value is not None)
    found = []
    for each in members:
        if not isinstance(each, ir.Const) and each != ir.NULL:
            found.append(list(_type(each, names)))
        elif each == next((one for one in members if isinstance(one, ir.Const)), None):
            found += [[Fragment(f"Literal[{', '.join(literals)}]")]] if literals else []
    if ir.NULL in members or None in values:
        found.append([Fragment("None")])
    return [each for position, each in enumerate(found) if each not in found[:position]]


def _joined(separator: str, lists: Iterable[list[Fragment]]) -> Iterator[Fragment]:
    for position, fragments in enumerate(lists):
        if position:
            yield Fragment(separator)
        yield from fragments
