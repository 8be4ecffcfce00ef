"""What is around a value: the declarations that it stands in, and the arguments of generic ones."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from codegen.ir import UNKNOWN, Enum, Scalar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.ir import Declaration, Ref, Type

_UNSTATED = Scalar("unknown")  # and not UNKNOWN: turns are by identity, and these are its own


@dataclass(frozen=True)
class Scope:
    """The declarations around a value, how deep it stands, and the arguments of the innermost.

    An argument stands with the scope that it was stated in.
    """

    path: tuple[str, ...] = ()
    depth: int = 0
    arguments: Mapping[str, tuple[Type, Scope]] = field(default_factory=dict)

    def inside(self) -> Scope:
        """One level further in."""
        return replace(self, depth=self.depth + 1)

    def entered(self, declaration: Declaration, ref: Ref) -> Scope:
        """The scope inside of a declaration that a reference leads to.

        Where nobody states an argument, it is the default of its parameter, or the bound.
        """
        path = (*self.path, ref.name)
        if isinstance(declaration, Enum) or not declaration.parameters:
            return Scope(path, self.depth)
        missing = len(declaration.parameters) - len(ref.arguments)
        stated = (*ref.arguments, *[_UNSTATED] * missing)
        bound: dict[str, tuple[Type, Scope]] = {}
        for parameter, argument in zip(declaration.parameters, stated, strict=True):
            implied = parameter.default or parameter.bound
            bound[parameter.name] = (argument, self)
            if argument == UNKNOWN and implied is not None:
                bound[parameter.name] = (implied, Scope(arguments=bound))
        return Scope(path, self.depth, bound)


NOWHERE = Scope()
