"""What is around a value: the declarations that it stands in, and the arguments of generic ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.ir import Enum, Scalar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.ir import Declaration, Ref, Type

UNKNOWN = Scalar("unknown")


@dataclass(frozen=True)
class Around:
    """What is around a value: its declarations, and the arguments of the innermost.

    An argument stands with what is around it, in turn.
    """

    path: tuple[str, ...] = ()
    depth: int = 0
    arguments: Mapping[str, tuple[Type, Around]] = field(default_factory=dict)

    def inside(self) -> Around:
        """One level further in."""
        return Around(self.path, self.depth + 1, self.arguments)


NOWHERE = Around()


def entered(declaration: Declaration, ref: Ref, around: Around) -> Around:
    """What is around the inside of a declaration that a reference leads to.

    Where nobody states an argument, it is the default of its parameter, or the bound.
    """
    path = (*around.path, ref.name)
    if isinstance(declaration, Enum) or not declaration.parameters:
        return Around(path, around.depth)
    missing = len(declaration.parameters) - len(ref.arguments)
    bound: dict[str, tuple[Type, Around]] = {}
    for parameter, argument in zip(
        declaration.parameters, (*ref.arguments, *[UNKNOWN] * missing), strict=True
    ):
        implied = parameter.default or parameter.bound
        bound[parameter.name] = (argument, around)
        if argument == UNKNOWN and implied is not None:
            bound[parameter.name] = (implied, Around(arguments=bound))
    return Around(path, around.depth, bound)
