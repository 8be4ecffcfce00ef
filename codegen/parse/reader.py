"""What every part of the parser shares: the definitions, references to them, and refusals."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, NamedTuple

from codegen.errors import Problem
from codegen.header import REGENERATE
from codegen.ir import NEVER, Ref, Type, TypeVar
from codegen.jsonschema import DEFS, pointed
from codegen.parse.keywords import unknown_keywords, unread_keywords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

INVALID = "schema-valid"
"""The rule that is broken where a keyword has a wrong value, or a reference leads nowhere."""

_LARGEST, _MOST = 10_000, 250_000
"""Parts that uses of generic classes may bring into one type, and into all types of a document.

Uses inside each other double at each level. People's bring a few dozen; 16 levels took 21 seconds.
"""

_HINTS = {
    "schema-known": "state the shape with other types, or with WithJsonSchema({...}) of type, enum,"
    " anyOf, items, properties and their like",
    "schema-valid": "correct what the model states; if schema.json was edited by hand,"
    f" run {REGENERATE}",
}


class Unread(NamedTuple):
    """A keyword of which nothing is left in the contract, and the schema that says it.

    `steps` lead there from the declaration, written as in messages: `.field[]`.
    """

    declaration: str
    steps: str
    keyword: str
    value: JsonValue


class Reader(ABC):
    """Reads the schemas of one document; `problems` collects what it refuses.

    `parameters` are those of the generic declaration that is being read. With a list for what is
    `unread`, a keyword that is not understood is put there, and no problem.
    """

    def __init__(
        self, definitions: Mapping[str, Schema], unread: list[Unread] | None = None
    ) -> None:
        self._definitions = definitions
        self._unread = unread
        self._declaration = ("", "")
        self._documented: Mapping[str, JsonValue] = {}
        self.parameters: Sequence[str] = ()
        self.problems: list[Problem] = []
        self._applying: list[str] = []
        self._brought = self._brought_in_all = 0

    @abstractmethod
    def parse(self, schema: JsonValue, where: str) -> Type:
        """The type of a schema that stands at `where` (module.Class.field)."""

    def begin(self, name: str, schema: Schema, where: str) -> None:
        """From now on a declaration is read."""
        self._declaration = name, where
        self._documented = schema

    def check(self, schema: Mapping[str, JsonValue], known: Iterable[str], where: str) -> None:
        """Refuse a schema with keywords other than the known ones."""
        if self._unread is None:
            lost = unknown_keywords(schema, known)
        else:
            lost = unread_keywords(schema, known, documented=schema is self._documented)
        if lost:
            names = ", ".join(map(repr, lost))
            self.lose(
                {each: schema[each] for each in lost},
                where,
                f"the keyword {names} is not understood here",
            )

    def lose(
        self, stated: Mapping[str, JsonValue], where: str, why: str, rule: str = "schema-known"
    ) -> None:
        """Refuse keywords that have no place in the contract, or note that they are unread."""
        if self._unread is None:
            self.refuse(where, why, rule)
        else:
            self.pass_over(stated, where)

    def pass_over(self, stated: Mapping[str, JsonValue], where: str) -> None:
        """Leave keywords out of the contract."""
        name, root = self._declaration
        if self._unread is not None:
            steps = where.removeprefix(root)
            self._unread += [Unread(name, steps, key, value) for key, value in stated.items()]

    def refuse(self, where: str, what: str, rule: str = "schema-known") -> Type:
        """Note a problem; what is refused has the type that nothing has."""
        self.problems.append(Problem(rule, where, what, _HINTS[rule]))
        return NEVER

    def type_parameter(self, name: str, where: str) -> Type:
        """A parameter of the declaration around it."""
        if name not in self.parameters:
            return self.refuse(
                where, f"{name!r} is no type parameter of the class around it", INVALID
            )
        return TypeVar(name)

    def ref(self, pointer: str, arguments: Sequence[JsonValue], where: str) -> Type:
        """A declaration by its name, with its arguments where it is generic."""
        name = pointed(pointer)
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

    def _may_bring(self, where: str) -> bool:
        """Whether a use may bring one more part into a type; the first that may not is told."""
        self._brought, self._brought_in_all = self._brought + 1, self._brought_in_all + 1
        if self._brought == _LARGEST + 1 or self._brought_in_all == _MOST + 1:
            what = "generic classes that are applied to each other make too large a type"
            self.refuse(where, what, INVALID)
        return self._brought <= _LARGEST and self._brought_in_all <= _MOST
