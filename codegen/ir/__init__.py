"""The contract as plain data, from which every target is emitted. It imports nothing of ours.

Words are JSON Schema's: a *property* may be *required*, an object may have *additional*
properties, a type has *rules* (constraints) that no type system expresses.
"""

from codegen.ir.declarations import (
    Alias,
    Contract,
    Declaration,
    Direction,
    Enum,
    EnumMember,
    Identity,
    Interface,
    TypeParameter,
)
from codegen.ir.traverse import (
    parts,
    refs,
    union,
)
from codegen.ir.types import (
    NO_DOC,
    NO_RULES,
    Array,
    Const,
    Default,
    Doc,
    External,
    Intersection,
    Json,
    Map,
    Object,
    Property,
    Ref,
    Rules,
    Scalar,
    ScalarKind,
    Tuple,
    Type,
    TypeVar,
    Union,
)

__all__ = [
    "NO_DOC",
    "NO_RULES",
    "Alias",
    "Array",
    "Const",
    "Contract",
    "Declaration",
    "Default",
    "Direction",
    "Doc",
    "Enum",
    "EnumMember",
    "External",
    "Identity",
    "Interface",
    "Intersection",
    "Json",
    "Map",
    "Object",
    "Property",
    "Ref",
    "Rules",
    "Scalar",
    "ScalarKind",
    "Tuple",
    "Type",
    "TypeParameter",
    "TypeVar",
    "Union",
    "parts",
    "refs",
    "union",
]
