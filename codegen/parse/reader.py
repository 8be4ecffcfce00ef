"""What every part of the parser shares: the definitions, and how what is wrong is refused."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from codegen.errors import Problem
from codegen.header import REGENERATE
from codegen.ir import Scalar, Type
from codegen.parse.keywords import unknown_keywords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from codegen.parse.keywords import Schema

UNKNOWN = Scalar("unknown")
NEVER = Scalar("never")
DEFS = "#/$defs/"
INVALID = "schema-valid"
"""The rule that is broken where a keyword has a wrong value, or a reference leads nowhere."""

_HINTS = {
    "schema-known": "state the shape with other types, or with WithJsonSchema({...}) of type, enum,"
    " anyOf, items, properties and their like",
    "schema-valid": "correct what the model states; if schema.json was edited by hand,"
    f" run {REGENERATE}",
}


class Reader(ABC):
    """Reads the schemas of one document; `problems` collects what it refuses.

    `parameters` are those of the generic declaration that is being read.
    """

    def __init__(self, definitions: Mapping[str, Schema]) -> None:
        self._definitions = definitions
        self.parameters: Sequence[str] = ()
        self.problems: list[Problem] = []

    @abstractmethod
    def parse(self, schema: Any, where: str) -> Type:  # noqa: ANN401 - JSON
        """The type of a schema that stands at `where` (module.Class.field)."""

    def check(self, schema: Mapping[str, Any], known: Iterable[str], where: str) -> None:
        """Refuse a schema with keywords other than the known ones."""
        lost = unknown_keywords(schema, known)
        if lost:
            self.refuse(where, f"the keyword {', '.join(map(repr, lost))} is not understood here")

    def refuse(self, where: str, what: str, rule: str = "schema-known") -> Type:
        """Note a problem; what is refused has the type that nothing has."""
        self.problems.append(Problem(rule, where, what, _HINTS[rule]))
        return NEVER
