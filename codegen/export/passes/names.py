"""The names of definitions, assigned once: from module and qualified name, and from nothing else.

A class keeps its own name where no other class of the contract has it. Where several do, each is
prefixed with its module, as far up as needed. A use of a generic class is called after the class
and its arguments. Import order and other classes play no part.
"""

from __future__ import annotations

import enum
import hashlib
import re
import sys
import types
import typing
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from codegen.export.passes import Named
from codegen.export.placeholders import arguments_of, is_placeholder, origin_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from codegen.export.passes import Both, Definitions, Direction
    from codegen.untyped import AnyType

_LONGEST = 80


def name_definitions(both: Both) -> Both:
    """Both directions with the names of the document; of two types, that of the input says so."""
    found = {direction: _to_be_named(each) for direction, each in both.items()}
    names = assign_names(named for each in found.values() for named in each.values())
    split = {named for ref, named in found["input"].items() if ref in both["input"].split}
    inputs = _input_names({named: names[named] for named in split}, {*names.values()})

    def called(direction: Direction, ref: str) -> str:
        is_second = direction == "input" and ref in both[direction].split
        return (inputs if is_second else names)[found[direction][ref]]

    return {
        direction: replace(each, names={ref: called(direction, ref) for ref in found[direction]})
        for direction, each in both.items()
    }


def _input_names(names: Mapping[Named, str], taken: AbstractSet[str]) -> dict[Named, str]:
    """The names of the input types of those that are split; a class of that name keeps it."""
    wanted = {named: f"{name}Input" for named, name in names.items()}
    free = {named: name for named, name in wanted.items() if name not in taken}
    gone = taken | {*free.values()}
    for named in wanted.keys() - free.keys():
        name = f"{names[named]}AsInput"
        free[named] = _marked(name, repr(named)) if name in gone else name
    return free


def _to_be_named(definitions: Definitions) -> dict[str, Named]:
    unnamed = {ref for ref, use in definitions.generics.items() if use.is_transparent}
    unnamed |= definitions.inline | definitions.nameless
    return {ref: definitions.named[ref] for ref in definitions.schemas if ref not in unnamed}


def name_of(type_: AnyType) -> Named:
    """What a type is called; the bare generic type is what it is applied to its own parameters."""
    origin = origin_of(type_)
    arguments = arguments_of(type_) if origin is not None else ()
    unstated = (isinstance(each, TypeVar) or is_placeholder(each) for each in arguments)
    named = _declared(type_ if origin is None else origin)
    if all(unstated):
        return named
    loose = (position for position, each in enumerate(arguments) if _has_metadata(each))
    return replace(named, arguments=spelled(arguments), loose=tuple(loose))


def name_in(ref: str) -> Named:
    """What a type is called that is known from Pydantic's `module.qualname:id` alone."""
    path, _, arguments = ref.partition("[")
    name = path.rpartition(":")[0]
    module = name
    while module not in sys.modules and "." in module:
        module = module.rpartition(".")[0]
    spelled = re.sub(r":\d+", "", arguments)
    return Named(module, name.removeprefix(f"{module}."), (spelled,) if spelled else ())


def assign_names(types: Iterable[Named]) -> dict[Named, str]:
    """One name for each; where even module and qualified name agree, the name is given twice.

    Classes come first: a use that is called as something else is marked.
    """
    wanted = list(dict.fromkeys(types))
    names = _qualified_names(dict.fromkeys(each.declared for each in wanted))
    found = {each: _composed(names[each.declared], each.arguments, names) for each in wanted}
    taken = Counter(found.values())
    for each, name in found.items():
        if each.arguments and taken[name] > 1:
            found[each] = _marked(name, repr(each))
    return found


def mark(content: str) -> str:
    """What stands in a name for something longer."""
    return hashlib.sha256(content.encode()).hexdigest()[:8]


def spelled(arguments: Iterable[AnyType]) -> tuple[str | Named, ...]:
    """Arguments as words, alike on every Python: `list[User] | None` is `list_User_or_None`."""
    return tuple(word for each in arguments for word in _spell(each))


def _qualified_names(classes: Iterable[Named]) -> dict[Named, str]:
    names: dict[Named, str] = {}
    pending = dict.fromkeys(classes, 0)
    while pending:
        taken = {*names.values()}
        by_name: dict[str, list[Named]] = defaultdict(list)
        for type_, depth in pending.items():
            by_name[_qualified(type_, depth)].append(type_)
        for name, sharing in by_name.items():
            longer = {type_ for type_ in sharing if pending[type_] <= type_.module.count(".")}
            is_free = name not in taken  # by a class that is called so without its module
            if not longer or (is_free and len(sharing) == 1):
                for type_ in sharing:
                    names[type_] = name if is_free else _marked(name, repr(type_))
                    del pending[type_]
            for type_ in longer & pending.keys():
                pending[type_] += 1
    return names


def _qualified(type_: Named, depth: int) -> str:
    parts = type_.module.split(".")[-depth:] if depth else []
    words = [word for part in parts for word in part.split("_") if word]
    prefix = "".join(word[0].upper() + word[1:] for word in words)
    name = prefix + _own_name(type_.qualname)
    return _bounded(name) if name != type_.qualname else name


def _own_name(qualname: str) -> str:
    name = "".join(part for part in qualname.split(".") if part != "<locals>")
    return _identifier(name) or mark(qualname)


def _composed(name: str, arguments: tuple[str | Named, ...], names: Mapping[Named, str]) -> str:
    """The name of a use; without arguments, that of the class itself."""
    if not arguments:
        return name
    words = (
        each if isinstance(each, str) else names.get(each, _own_name(each.qualname))
        for each in arguments
    )
    return _bounded(_identifier("_".join([name, *words])))


def _identifier(text: str) -> str:
    """A text without what no identifier holds, such as `²`; it may still start with a digit."""
    fitting = (each if f"_{each}".isidentifier() else " " for each in text)
    return "_".join("".join(fitting).split()).strip("_")


def _bounded(name: str) -> str:
    """A name that a person can read; what is cut off leaves a mark of its own."""
    return name if len(name) <= _LONGEST else _marked(name, name)


def _marked(name: str, content: str) -> str:
    ending = mark(content)
    return f"{name[: _LONGEST - len(ending) - 1]}_{ending}"


def _declared(declared: AnyType) -> Named:
    qualname = getattr(declared, "__qualname__", declared.__name__)
    return Named(declared.__module__, qualname)


def _parts(argument: AnyType) -> tuple[AnyType, tuple[AnyType, ...]]:
    """What is applied to what, also where Pydantic has made a class of it."""
    metadata = getattr(argument, "__pydantic_generic_metadata__", {})
    if metadata.get("origin"):
        return metadata["origin"], metadata["args"]
    return typing.get_origin(argument), typing.get_args(argument)


def _has_metadata(argument: AnyType) -> bool:
    origin, arguments = _parts(argument)
    return origin is typing.Annotated or any(map(_has_metadata, arguments))


def _spell(argument: AnyType) -> Iterator[str | Named]:
    origin, arguments = _parts(argument)
    if argument is None or argument is type(None):
        yield "None"
    elif isinstance(argument, TypeVar):
        yield "Any"
    elif origin is typing.Annotated:
        yield from _spell(arguments[0])
    elif origin in {typing.Union, types.UnionType}:
        yield from _choice([[*_spell(each)] for each in arguments])
    elif origin is typing.Literal:
        yield from _choice([[str(getattr(value, "value", value))] for value in arguments])
    elif isinstance(argument, enum.Enum):
        yield str(argument.value)
    else:
        yield _word(origin or argument)
        yield from spelled(arguments)


def _choice(members: Iterable[list[str | Named]]) -> Iterator[str | Named]:
    for number, member in enumerate(members):
        yield from ["or"] if number else []
        yield from member


def _word(argument: AnyType) -> str | Named:
    name = getattr(argument, "__name__", None)
    if name is None:
        return str(argument)
    is_declared = getattr(argument, "__module__", "builtins") not in {"builtins", "typing"}
    return _declared(argument) if is_declared else str(name)
