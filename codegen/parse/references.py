"""References: to a declaration, to a use of a generic one, and to a type parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from codegen.ir import Ref, Type, TypeVar
from codegen.parse.reader import DEFS, INVALID, Reader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from codegen.parse.keywords import Schema


class References(Reader):
    """Reads what stands for something that is declared elsewhere."""

    def __init__(self, definitions: Mapping[str, Schema]) -> None:
        super().__init__(definitions)
        self._applying: list[str] = []

    def type_parameter(self, name: str, where: str) -> Type:
        """A parameter of the declaration around it."""
        if name not in self.parameters:
            return self.refuse(
                where, f"{name!r} is no type parameter of the class around it", INVALID
            )
        return TypeVar(name)

    def ref(self, pointer: str, arguments: Sequence[Any], where: str) -> Type:
        """A declaration by its name, with its arguments where it is generic."""
        name = unquote(pointer.removeprefix(DEFS))
        if not pointer.startswith(DEFS) or name not in self._definitions:
            return self.refuse(where, f"the reference {pointer!r} leads nowhere", INVALID)
        target = self._definitions[name]
        if "x-ts-type" in target:
            return self.parse(target, where)
        if "x-generic" in target:
            return self._use(name, target, where)
        parameters = target.get("x-type-parameters", [])
        if len(arguments) not in {0, len(parameters)}:
            what = f"{name} has {len(parameters)} type parameters, not {len(arguments)}"
            return self.refuse(where, what, INVALID)
        applied = arguments or [True] * len(parameters)
        return Ref(name, tuple(self.parse(argument, where) for argument in applied))

    def _use(self, name: str, target: Schema, where: str) -> Type:
        """A use of a generic class that is a definition of its own, which only validators need."""
        if name in self._applying:
            return self.refuse(where, f"{name} is applied to itself without end", INVALID)
        self._applying.append(name)
        try:
            return self.ref(target["x-generic"], target.get("x-arguments", ()), where)
        finally:
            self._applying.pop()
