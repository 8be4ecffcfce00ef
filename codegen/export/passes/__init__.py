"""What the passes hand on to each other: the definitions of each direction, and more of them known.

Each pass takes both directions and returns them anew; nothing is changed in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from pydantic import RootModel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from codegen.jsonschema import Schema
    from codegen.untyped import AnyType

Direction: TypeAlias = Literal["output", "input"]
"""What is sent, or what is received."""

DIRECTIONS: tuple[Direction, ...] = ("output", "input")


@dataclass(frozen=True)
class Named:
    """A type of the Python source; `arguments` spell those of a use of a generic class.

    In these, a class stands for the name that it will have. `loose` holds the positions of the
    arguments of which the spelling does not say all.
    """

    module: str
    qualname: str
    arguments: tuple[str | Named, ...] = ()
    loose: tuple[int, ...] = field(default=(), compare=False, repr=False)

    @property
    def declared(self) -> Named:
        """The class itself, without arguments."""
        return Named(self.module, self.qualname)


@dataclass(frozen=True)
class Generic:
    """A use of a generic class: the class itself and the schema of each argument.

    A bare use states no argument, so that each is the default or the bound of its parameter.
    """

    origin: type
    arguments: tuple[Schema, ...]
    is_bare: bool = False

    @property
    def is_transparent(self) -> bool:
        """Whether it is a `RootModel[...]` written in place: its root under no name."""
        return self.origin is RootModel


@dataclass(frozen=True)
class Starts:
    """Where the discovery of one direction starts: types, and pieces of routes by their names."""

    types: Sequence[type]
    pieces: Mapping[str, Mapping[str, AnyType]] = field(default_factory=dict)


@dataclass(frozen=True)
class Definitions:
    """What one direction needs. The keys are *refs*: Pydantic's names of types, unique in a run.

    `schemas` refer to each other by `#/$defs/<ref>`, `named` is what each is called in Python.
    `generics` tells which refs are uses of a generic type, `templates` which ref is the generic
    type itself, its arguments being `{"x-type-parameter": name}`; `parameters` holds name, bound
    and default of each. `bases` are the base classes that may hold for a ref. What is `nameless` is
    of a route: written in place, and no definition of the document.

    The passes add which uses are `inline`, written as their generic class with arguments; which
    refs are `split`, a type for each direction; and the `names` of those that have one.
    """

    schemas: Mapping[str, Schema]
    named: Mapping[str, Named]
    roots: tuple[str, ...]
    generics: Mapping[str, Generic]
    templates: Mapping[type, str]
    parameters: Mapping[type, tuple[Schema, ...]]
    bases: Mapping[str, list[str]] = field(default_factory=dict)
    nameless: AbstractSet[str] = frozenset()
    inline: AbstractSet[str] = frozenset()
    split: AbstractSet[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)


Both: TypeAlias = Mapping[Direction, Definitions]
"""The definitions of both directions."""
