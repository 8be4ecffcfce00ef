"""The names of definitions, settled once: from module and qualified name, and from nothing else.

A class keeps its own name where no other class of the contract has it. Where several do, each is
prefixed with its module, as far up as needed. Import order and other classes play no part.
"""

from __future__ import annotations

import enum
import re
import types
import typing
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable


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
        return re.sub(r"\W+", "_", "_".join(words)).strip("_")


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
