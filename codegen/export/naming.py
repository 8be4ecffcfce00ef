"""The names of definitions, settled once: from module and qualified name, and from nothing else.

A class keeps its own name where no other class of the contract has it. Where several do, each is
prefixed with its module, as far up as needed. Import order and other classes play no part.
"""

from __future__ import annotations

import enum
import hashlib
import re
import sys
import types
import typing
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from codegen.export.placeholders import arguments_of, is_placeholder, origin_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 80


@dataclass(frozen=True)
class Named:
    """A type of the Python source; `arguments` are those of a use of a generic class."""

    module: str
    qualname: str
    arguments: tuple[Any, ...] = ()

    @property
    def name(self) -> str:
        """The name it has where no other has it: nested classes after their outer ones."""
        parts = [part for part in self.qualname.split(".") if part != "<locals>"]
        words = ["".join(parts), *map(_spell, self.arguments)]
        return _bounded(re.sub(r"\W+", "_", "_".join(words)).strip("_"))


def name_of(type_: Any) -> Named:  # noqa: ANN401 - a class, an alias, or a use of a generic type
    """What a type is called; the bare generic type is what it is applied to its own parameters."""
    origin = origin_of(type_)
    arguments = arguments_of(type_) if origin is not None else ()
    unstated = (isinstance(each, TypeVar) or is_placeholder(each) for each in arguments)
    declared = type_ if origin is None else origin
    qualname = getattr(declared, "__qualname__", declared.__name__)
    return Named(declared.__module__, qualname, () if all(unstated) else arguments)


def name_in(ref: str) -> Named:
    """What a type is called that is known from Pydantic's `module.qualname:id` alone."""
    path, _, arguments = ref.partition("[")
    name = path.rpartition(":")[0]
    module = name
    while module not in sys.modules and "." in module:
        module = module.rpartition(".")[0]
    spelled = re.sub(r":\d+", "", arguments)
    return Named(module, name.removeprefix(f"{module}."), (spelled,) if spelled else ())


def settle_names(types: Iterable[Named]) -> dict[Named, str]:
    """One name for each; where even module and qualified name agree, the name is given twice."""
    names: dict[Named, str] = {}
    pending = dict.fromkeys(types, 0)
    while pending:
        by_name: dict[str, list[Named]] = defaultdict(list)
        for type_, depth in pending.items():
            by_name[_qualified(type_, depth)].append(type_)
        for name, sharing in by_name.items():
            longer = {type_ for type_ in sharing if pending[type_] <= type_.module.count(".")}
            if len(sharing) == 1 or not longer:
                names |= dict.fromkeys(sharing, name)
                for type_ in sharing:
                    del pending[type_]
            for type_ in longer & pending.keys():
                pending[type_] += 1
    return names


def _bounded(name: str) -> str:
    """A name that a person can read; what is cut off leaves a mark of its own."""
    if len(name) <= _LONGEST:
        return name
    mark = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{name[: _LONGEST - len(mark) - 1]}_{mark}"


def _qualified(type_: Named, depth: int) -> str:
    parts = type_.module.split(".")[-depth:] if depth else []
    words = [word for part in parts for word in part.split("_") if word]
    return "".join(word[0].upper() + word[1:] for word in words) + type_.name


def _spell(argument: Any) -> str:  # noqa: ANN401 - any annotation
    """An argument as a word, alike on every Python: `list[User] | None` is `list_User_or_None`."""
    origin, arguments = typing.get_origin(argument), typing.get_args(argument)
    if argument is None or argument is type(None):
        return "None"
    if isinstance(argument, TypeVar):
        return "Any"
    if origin is typing.Annotated:
        return _spell(arguments[0])
    if origin in {typing.Union, types.UnionType}:
        return "_or_".join(map(_spell, arguments))
    if origin is typing.Literal:
        return "_or_".join(str(getattr(value, "value", value)) for value in arguments)
    if isinstance(argument, enum.Enum):
        return str(argument.value)
    metadata = getattr(argument, "__pydantic_generic_metadata__", {})
    if metadata.get("origin"):
        origin, arguments = metadata["origin"], metadata["args"]
    name = getattr(origin or argument, "__name__", str(argument))
    return "_".join([name, *map(_spell, arguments)])
