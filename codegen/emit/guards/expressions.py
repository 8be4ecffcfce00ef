"""IR types as JavaScript: an expression that is true of their values, and what finds the faults.

A fault is looked for in a second function, after the expression was false. Of a union of several
types, and of what a type parameter stands for, it is not said where the fault is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen import ir
from codegen.emit.guards.checks import Constrained, checks
from codegen.emit.prettier.javascript import object_key
from codegen.emit.prettier.literals import literal
from codegen.emit.typescript.types import type_text
from codegen.emit.zod.schemas import INHERITED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_HIDDEN = INHERITED | {"__proto__"}
_KEYS = "globalThis.Object.keys({})"
_INDENT = "  "


@dataclass(frozen=True)
class GuardPrinter:
    """Prints types of a contract, whose declarations are called as `type_name` says."""

    type_name: Callable[[str], str]

    def test(self, type_: ir.Type, value: str, depth: int = 0) -> str:
        """An expression that is true if a value is of the type."""
        found = [each for each in self._tests(type_, value, depth) if each != "true"]
        return " && ".join(found) or "true"

    def _tests(self, type_: ir.Type, value: str, depth: int) -> Iterator[str]:
        match type_:
            case ir.Scalar():
                yield _SCALARS[type_.kind].format(value)
                yield from checks(type_, value)
            case ir.Const(value=constant):
                yield f"{value} === {literal(constant)}"
            case ir.Array():
                yield f"globalThis.Array.isArray({value})"
                yield from checks(type_, value)
                yield self._every(value, type_.items, depth)
            case ir.Tuple():
                yield from self._tuple(type_, value, depth)
            case ir.Map():
                yield f"object({value})"
                yield from checks(type_, value)
                yield from self._entries(type_, value, depth)
            case ir.Object():
                yield f"object({value})"
                yield from (self._property(each, value, depth) for each in type_.properties)
                yield from self._additional(type_, value, depth)
            case ir.Union(members=members):
                tests = dict.fromkeys(self.test(each, value, depth) for each in members)
                yield "true" if "true" in tests else f"({' || '.join(tests)})"
            case ir.Intersection(members=members):
                yield from (self.test(each, value, depth) for each in members)
            case ir.Ref():
                yield f"{self.guard(type_, depth)}({value})"
            case ir.TypeVar(name=name):
                yield f"is{name}({value})"
            case ir.External():
                yield "true"
            case _:
                assert_never(type_)

    def guard(self, type_: ir.Type, depth: int = 0) -> str:
        """A function that tells whether a value is of the type."""
        match type_:
            case ir.Ref(name=name, arguments=()):
                return f"is{self.type_name(name)}"
            case ir.Ref(name=name, arguments=arguments):
                inside = ", ".join(self.guard(each, depth) for each in arguments)
                return f"is{self.type_name(name)}({inside})"
            case ir.TypeVar(name=name):
                return f"is{name}"
            case _:
                each = f"a{depth}"
                return f"(({each}: any): {each} is any => {self.test(type_, each, depth + 1)})"

    def _every(self, values: str, type_: ir.Type, depth: int) -> str:
        each = f"e{depth}"
        test = self.test(type_, each, depth + 1)
        return "true" if test == "true" else f"{values}.every(({each}: any) => {test})"

    def _tuple(self, type_: ir.Tuple, value: str, depth: int) -> Iterator[str]:
        most = len(type_.items)
        yield f"globalThis.Array.isArray({value})"
        yield f"{value}.length >= {type_.required}"
        if type_.rest is None:
            yield f"{value}.length <= {most}"
        else:
            yield self._every(f"{value}.slice({most})", type_.rest, depth)
        for at, item in enumerate(type_.items):
            test = self.test(item, f"{value}[{at}]", depth)
            yield test if at < type_.required else _or(f"{value}.length <= {at}", test)

    def _entries(self, type_: ir.Map, value: str, depth: int) -> Iterator[str]:
        key = f"k{depth}"
        tests = [self._key(type_.keys, key, depth), self._held(type_, f"{value}[{key}]", depth)]
        test = " && ".join(each for each in tests if each != "true")
        if test:
            yield f"{_KEYS.format(value)}.every(({key}) => {test})"

    def _held(self, type_: ir.Map, value: str, depth: int) -> str:
        return self.test(type_.values, value, depth + 1)

    def _key(self, keys: ir.Type, key: str, depth: int) -> str:
        """What is true of a key, which is always a string."""
        if isinstance(keys, ir.Scalar):
            if keys.kind == "never":
                return "false"
            stated = checks(keys, key) if keys.kind == "string" else ()
            return " && ".join(stated) or "true"
        return self.test(keys, key, depth + 1)

    def _property(self, property_: ir.Property, value: str, depth: int) -> str:
        name = property_.name
        test = self.test(property_.type, member(value, name), depth)
        if name in _HIDDEN:
            own = f"globalThis.Object.hasOwn({value}, {literal(name)})"
            return f"{own} && {test}" if property_.required else _or(f"!{own}", test)
        if not property_.required:
            return _or(f"{member(value, name)} === undefined", test)
        return f"{literal(name)} in {value}" if test == "true" else test

    def _additional(self, type_: ir.Object, value: str, depth: int) -> Iterator[str]:
        if type_.additional is None:
            return
        key = f"k{depth}"
        test = self.test(type_.additional, f"{value}[{key}]", depth + 1)
        known = [f"{key} === {literal(each.name)}" for each in type_.properties]
        if test != "true":
            either = " || ".join([*known, *([] if test == "false" else [f"({test})"])]) or "false"
            yield f"{_KEYS.format(value)}.every(({key}) => {either})"

    def faults(self, type_: ir.Type, value: str, path: str, depth: int = 0) -> Iterator[str]:
        """Statements that tell of each fault of a value, at a path."""
        match type_:
            case ir.Object() if not any(each.name in _HIDDEN for each in type_.properties):
                yield f"if (!object({value})) add({path}, 'Expected an object');"
                yield "else {"
                yield from _indented(self._inside(type_, value, path, depth))
                yield "}"
            case ir.Array():
                yield from self._in_array(type_, value, path, depth)
            case ir.Map():
                yield from self._in_map(type_, value, path, depth)
            case ir.Union() if (other := ir.without_null(type_)) is not None:
                inner = [*self.faults(other, value, path, depth)]
                if inner:
                    yield f"if ({value} !== null) {{"
                    yield from _indented(inner)
                    yield "}"
            case ir.Ref(arguments=()):
                yield f"faultsOf{self.type_name(type_.name)}({value}, {path}, add);"
            case ir.Ref(arguments=arguments):
                inside = ", ".join(self.guard(each, depth) for each in arguments)
                yield f"faultsOf{self.type_name(type_.name)}({value}, {path}, add, {inside});"
            case _:
                test = self.test(type_, value, depth)
                if test != "true":
                    yield f"if (!({test})) add({path}, {literal(self._expected(type_))});"

    def _inside(self, type_: ir.Object, value: str, path: str, depth: int) -> Iterator[str]:
        for each in type_.properties:
            at = f"[...{path}, {literal(each.name)}]"
            here = member(value, each.name)
            inner = [*self.faults(each.type, here, at, depth)]
            missing = f"{here} === undefined"
            if not each.required:
                if inner:
                    yield f"if (!({missing})) {{"
                    yield from _indented(inner)
                    yield "}"
                continue
            yield f"if ({missing}) add({at}, 'Missing');"
            if inner:
                yield "else {"
                yield from _indented(inner)
                yield "}"
        for test in self._additional(type_, value, depth):
            yield f"if (!({test})) add({path}, 'Unexpected key');"

    def _in_array(self, type_: ir.Array, value: str, path: str, depth: int) -> Iterator[str]:
        bare = f"globalThis.Array.isArray({value})"
        tests = " && ".join([bare, *checks(type_, value)])
        yield f"if (!({tests})) add({path}, {literal(self._expected(type_))});"
        inner = [*self.faults(type_.items, f"e{depth}", f"[...{path}, i{depth}]", depth + 1)]
        if inner:
            yield f"if ({bare}) {value}.forEach((e{depth}: any, i{depth}: number) => {{"
            yield from _indented(inner)
            yield "});"

    def _in_map(self, type_: ir.Map, value: str, path: str, depth: int) -> Iterator[str]:
        key = f"k{depth}"
        tests = " && ".join([f"object({value})", *checks(type_, value)])
        yield f"if (!({tests})) add({path}, {literal(self._expected(type_))});"
        at = f"[...{path}, {key}]"
        inner = [*self.faults(type_.values, f"{value}[{key}]", at, depth + 1)]
        named = self._key(type_.keys, key, depth)
        if named != "true":
            inner.insert(0, f"if (!({named})) add({at}, 'Unexpected key');")
        if inner:
            yield f"if (object({value})) for (const {key} of {_KEYS.format(value)}) {{"
            yield from _indented(inner)
            yield "}"

    def _expected(self, type_: ir.Type) -> str:
        words = [type_text(type_, self.type_name)]
        if isinstance(type_, Constrained):
            words += [row.words.format(bound) for row, bound in type_.constraints.stated()]
        return f"Expected {', '.join(words)}"


_SCALARS: dict[ir.ScalarKind, str] = {
    "string": 'typeof {0} === "string"',
    "number": "globalThis.Number.isFinite({0})",
    "integer": 'typeof {0} === "number" && {0} % 1 === 0',
    "boolean": 'typeof {0} === "boolean"',
    "null": "{0} === null",
    "unknown": "true",
    "never": "false",
}


def member(value: str, name: str) -> str:
    """A property of a value."""
    key = object_key(name)
    return f"{value}.{key}" if key == name and not key[0].isdigit() else f"{value}[{literal(name)}]"


def _or(first: str, test: str) -> str:
    return "true" if test == "true" else f"({first} || {test})"


def _indented(lines: Sequence[str] | Iterator[str]) -> Iterator[str]:
    return (_INDENT + line for line in lines)
