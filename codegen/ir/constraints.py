"""Constraints: what narrows the values of a type and not its shape. Each is one field, said once.

Whatever speaks of constraints (the parser, comments, pages, Zod, evidence) goes by this table, so
a new one is a field of `Constraints`, and a test asks every target for its answer.
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Measure: TypeAlias = Literal[
    "value",
    "factor",
    "length",
    "pattern",
    "format",
    "items",
    "uniqueness",
    "keys",
]
"""What of a value a constraint looks at."""

Relation: TypeAlias = Literal[">=", "<=", ">", "<"]
"""How what is measured has to stand to the bound."""

_HOLDS = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt}

BoundKind: TypeAlias = Literal["number", "positive number", "count", "string", "flag"]
"""What the value of the keyword has to be."""


@dataclass(frozen=True)
class Constraint:
    """What is known of one constraint, whatever it is set to.

    `types` are the JSON Schema types whose values it narrows. `words` tell it to a reader of the
    pages, `noun` names it where it is not checked; `{}` stands for what it is set to. `relation`
    is None where the measure alone says how it is checked.
    """

    types: tuple[str, ...]
    measure: Measure
    bound: BoundKind
    words: str
    noun: str
    relation: Relation | None = None
    name: str = ""
    keyword: str = ""


_NUMBERS = ("number", "integer")
_TEXTS = ("string",)
_LISTS = ("array",)
_OBJECTS = ("object",)


def _known_as(row: Constraint) -> Any:  # noqa: ANN401 - as dataclasses.field
    return field(default=None, metadata={"constraint": row})


@dataclass(frozen=True)
class Constraints:
    """The constraints of one type, None where absent; a field is the keyword in snake case."""

    minimum: float | None = _known_as(
        Constraint(_NUMBERS, "value", "number", "≥{}", "the bound {}", ">=")
    )
    maximum: float | None = _known_as(
        Constraint(_NUMBERS, "value", "number", "≤{}", "the bound {}", "<=")
    )
    exclusive_minimum: float | None = _known_as(
        Constraint(_NUMBERS, "value", "number", ">{}", "the bound {}", ">")
    )
    exclusive_maximum: float | None = _known_as(
        Constraint(_NUMBERS, "value", "number", "<{}", "the bound {}", "<")
    )
    multiple_of: float | None = _known_as(
        Constraint(_NUMBERS, "factor", "positive number", "multiple of {}", "the factor {}")
    )
    min_length: int | None = _known_as(
        Constraint(_TEXTS, "length", "count", "length ≥{}", "the length", ">=")
    )
    max_length: int | None = _known_as(
        Constraint(_TEXTS, "length", "count", "length ≤{}", "the length", "<=")
    )
    pattern: str | None = _known_as(
        Constraint(_TEXTS, "pattern", "string", "pattern {}", "the pattern")
    )
    format: str | None = _known_as(
        Constraint((*_TEXTS, *_NUMBERS), "format", "string", "format {}", "the format `{}`")
    )
    min_items: int | None = _known_as(
        Constraint(_LISTS, "items", "count", "items ≥{}", "the number of items", ">=")
    )
    max_items: int | None = _known_as(
        Constraint(_LISTS, "items", "count", "items ≤{}", "the number of items", "<=")
    )
    unique_items: bool | None = _known_as(
        Constraint(_LISTS, "uniqueness", "flag", "items unique", "the uniqueness of the items")
    )
    min_properties: int | None = _known_as(
        Constraint(_OBJECTS, "keys", "count", "keys ≥{}", "the number of keys", ">=")
    )
    max_properties: int | None = _known_as(
        Constraint(_OBJECTS, "keys", "count", "keys ≤{}", "the number of keys", "<=")
    )

    def allows(self, measure: Measure, amount: float) -> bool:
        """Whether what is measured of a value stands to each bound as it has to."""
        return all(
            row.relation is None or _HOLDS[row.relation](amount, bound)
            for row, bound in self.stated()
            if row.measure == measure
        )

    def stated(self) -> Iterator[tuple[Constraint, Any]]:
        """Each constraint that says something, with what it is set to."""
        if self is NO_CONSTRAINTS:
            return
        for row in table():
            value = getattr(self, row.name)
            if value is not None and value is not False:
                yield row, value


NO_CONSTRAINTS = Constraints()


@cache
def table() -> tuple[Constraint, ...]:
    """Every constraint there is, with its field and its keyword."""
    return tuple(
        Constraint(
            **{**vars(one.metadata["constraint"]), "name": one.name, "keyword": _keyword(one.name)}
        )
        for one in fields(Constraints)
    )


@cache
def constraint_keywords(type_: str) -> frozenset[str]:
    """The keywords of the constraints on one `type` of JSON Schema."""
    return frozenset(row.keyword for row in table() if type_ in row.types)


def _keyword(name: str) -> str:
    return re.sub(r"_(\w)", lambda letter: letter[1].upper(), name)
