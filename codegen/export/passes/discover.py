"""Roots -> the definitions that they reach in one direction, generic classes among them."""

from __future__ import annotations

import sys
import typing
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from codegen.application import Part
from codegen.export.annotations import (
    complete,
    inside,
    is_generic,
    resolved,
    unstated,
    waiting,
)
from codegen.export.diagnostics import Diagnostics
from codegen.export.passes import Definitions, Generic, Named
from codegen.export.passes.bases import candidates
from codegen.export.passes.names import name_in, name_of
from codegen.export.placeholders import (
    arguments_of,
    bound_of,
    default_of,
    has_default,
    origin_of,
    parameters,
    placeholders,
    substituted,
)
from codegen.export.pydantic.aliases import core_schema_of, ref_of
from codegen.export.pydantic.core import Generator
from codegen.export.pydantic.keywords import with_known_keywords
from codegen.ir.order import components
from codegen.jsonschema import DEFS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from codegen.config import Wire
    from codegen.errors import Problem
    from codegen.export.passes import Direction, Starts
    from codegen.export.source import Source
    from codegen.jsonschema import Schema
    from codegen.untyped import AnyType

_CIRCLE = "leave it out of its own union, or put it into a list, a dict or a model"


def discover(
    starts: Starts, direction: Direction, wire: Wire, source: Source
) -> tuple[Definitions, list[Problem]]:
    """The definitions that the starts lead to in one direction, and every fault met on the way."""
    for cls in waiting(starts.types):
        with Diagnostics(source).defining(cls):  # a fault is told where it is met again
            complete(cls)
    diagnostics = Diagnostics(source)
    generator = Generator(wire, diagnostics, is_output=direction == "output")
    explorer = _Explorer(generator, diagnostics)
    return explorer.explore(starts), diagnostics.problems


class _Explorer:
    """Follows the roots, then generic arguments and base classes, until nothing new turns up."""

    def __init__(self, generator: Generator, diagnostics: Diagnostics) -> None:
        self._generator = generator
        self._diagnostics = diagnostics
        self._templates: dict[type, str] = {}
        self._parameters: dict[type, tuple[Schema, ...]] = {}
        self._seen: set[AnyType] = set()
        self._starts: list[AnyType] = []
        self._uses: dict[str, AnyType] = {}

    def explore(self, starts: Starts) -> Definitions:
        self._uses |= {self._define(root): root for root in starts.types}
        refs = dict.fromkeys(self._uses)
        self._starts += starts.types
        pieces = {name: self._piece(each) for name, each in starts.pieces.items()}
        named = {name: Named("", name) for name in pieces}
        generics: dict[str, Generic] = {}
        bases: dict[str, list[str]] = {}
        while pending := [ref for ref in self._generator.schemas if ref not in named]:
            self._learn_uses(pending)
            for ref in pending:
                type_ = self._type(ref)
                named[ref], bases[ref] = name_in(ref), []  # what is known of any
                if type_ is None:
                    continue
                with self._diagnostics.defining(type_):
                    bases[ref] = [
                        _pointed(self._attempt(base, origin_of(base) or base))
                        for base in candidates(type_)
                    ]
                    type_ = self._with_arguments(type_, ref)
                    named[ref] = name_of(type_)
                    use = self._generic(type_)
                    generics |= {ref: use} if use else {}
        self._refuse_circles()
        return Definitions(
            schemas={**{ref: self._known(ref) for ref in self._generator.schemas}, **pieces},
            named=named,
            roots=(*(ref for ref in refs if ref), *pieces),
            generics=generics,
            templates=self._templates,
            parameters=self._parameters,
            bases=bases,
            nameless={*pieces, *filter(self._is_part, self._generator.schemas)},
        )

    def _refuse_circles(self) -> None:
        """Report aliases that are nothing but each other: `First = Second | None`, and back."""
        schemas = self._generator.schemas
        leads = {ref: schemas.keys() & {*_alternatives(schemas[ref])} for ref in schemas}
        for circle in components(leads):
            if len(circle) > 1 or circle[0] in leads[circle[0]]:
                named = sorted(map(name_in, circle), key=lambda each: each.qualname)
                listed = " and ".join(each.qualname for each in named)
                module = getattr(sys.modules.get(named[0].module), "__dict__", {})
                with self._diagnostics.at(module.get(named[0].qualname, object)):
                    what = f"a value of {listed} may be one of itself, with nothing around it"
                    self._diagnostics.report("type-defined", what, _CIRCLE)

    def _piece(self, keys: Mapping[str, AnyType]) -> Schema:
        """An object of what is stated for each key."""
        self._starts += keys.values()
        properties = {key: self._schema(each, Part) for key, each in keys.items()}
        return {"type": "object", "properties": properties, "required": [*keys]}

    def _is_part(self, ref: str) -> bool:
        return issubclass(self._generator.classes.get(ref, object), Part)

    def _known(self, ref: str) -> Schema:
        """A definition with the keywords alone that JSON Schema reads."""
        cls = self._generator.classes.get(ref)
        return with_known_keywords(self._generator.schemas[ref], cls, self._diagnostics)

    def _type(self, ref: str) -> AnyType:
        """What a ref stands for; None where only its text is known."""
        cls = self._generator.classes.get(ref)
        is_use = ref.endswith("]") and not hasattr(cls, "__pydantic_generic_metadata__")
        return self._uses.get(ref) if is_use or cls is None else cls

    def _learn_uses(self, pending: Iterable[str]) -> None:
        """Find what the uses of generic types are that are no models, where there are any."""
        if any(ref.endswith("]") and self._type(ref) is None for ref in pending):
            for use in self._found_uses():
                core = self._diagnostics.attempt(use, partial(core_schema_of, use))
                self._uses |= {ref_of(core): use} if core else {}
            self._starts.clear()

    def _found_uses(self) -> Iterator[AnyType]:
        """Every `Type[...]` of a generic type that is no model, below annotations not seen before.

        Pydantic makes a class for `Page[User]` where `Page` is a model. For other generic types
        only the annotation says the arguments: dataclasses, TypedDicts, named tuples, aliases.
        """
        pending = [*self._starts]
        while pending:
            annotation = pending.pop()
            key = annotation if _is_hashable(annotation) else repr(annotation)
            if key in self._seen:
                continue
            self._seen.add(key)
            origin = typing.get_origin(annotation)
            if origin is not None and is_generic(origin):
                yield annotation
            with self._diagnostics.defining(annotation if origin is None else origin):
                pending += inside(annotation, origin)

    def _define(self, type_: AnyType) -> str:
        """The ref of a type that has a definition; "" where it is at fault."""
        return _pointed(self._schema(type_, origin_of(type_) or type_))

    def _schema(self, annotation: AnyType, owner: AnyType) -> Schema:
        result: Schema = {}
        with self._diagnostics.defining(owner):
            core = core_schema_of(annotation)
            with self._diagnostics.describing(owner):
                result = self._generator.generate_inner(core)
        return result

    def _attempt(self, annotation: AnyType, owner: AnyType) -> Schema | None:
        """The schema of what the models do not need; None where Pydantic does not take it."""
        generate = self._generator.generate_inner
        return self._diagnostics.attempt(owner, lambda: generate(core_schema_of(annotation)))

    def _with_arguments(self, type_: AnyType, ref: str) -> AnyType:
        """A use of which the arguments are known that were only names where it stands."""
        origin = origin_of(type_)
        if origin is None or type_ is origin:
            return type_
        stated, owner = arguments_of(type_), self._generator.owners.get(ref, origin)
        arguments = tuple(resolved(each, owner) for each in stated)
        return type_ if arguments == stated else origin[arguments]

    def _generic(self, type_: AnyType) -> Generic | None:
        """A use as its class and arguments; None of a class that cannot be applied to all of them.

        Pydantic has taken the use: what it says of an argument by itself is no fault.
        """
        origin = origin_of(type_)
        if origin is None or not self._has_template(origin):
            return None
        arguments = arguments_of(type_)
        schemas = [self._argument(unstated(argument), origin) for argument in arguments]
        known = [each for each in schemas if each is not None]
        if len(known) < len(arguments):
            self._templates[origin] = ""
            return None
        is_bare = all(isinstance(argument, TypeVar) for argument in arguments)
        return Generic(origin, tuple(known), is_bare=is_bare)

    def _argument(self, argument: AnyType, origin: AnyType) -> Schema | None:
        """What an argument is by itself; None where Pydantic does not take it so."""
        schema = self._attempt(argument, origin)
        if schema is not None:
            return schema
        classes = self._generator.classes.items()
        return next(({"$ref": DEFS + ref} for ref, cls in classes if cls is argument), None)

    def _has_template(self, origin: AnyType) -> bool:
        """Whether a generic type takes its own parameters as arguments; if so, it is followed."""
        if origin not in self._templates:
            self._templates[origin] = ref = (
                self._diagnostics.attempt(origin, partial(self._template, origin)) or ""
            )
            declared = parameters(origin) if ref else ()
            self._parameters[origin] = tuple(self._parameter(each, origin) for each in declared)
        return self._templates[origin] != ""

    def _template(self, origin: AnyType) -> str:
        template = origin[tuple(placeholders(origin).values())]
        ref = _pointed(self._generator.generate_inner(core_schema_of(template)))
        self._starts.append(template)
        self._uses[ref] = template
        return ref

    def _parameter(self, parameter: TypeVar, origin: AnyType) -> Schema:
        """Name, bound and default of a type parameter; a bound may be what no wire knows."""
        stated = {"bound": bound_of(parameter)}
        if stated["bound"] is None:
            del stated["bound"]
        if has_default(parameter):
            default = resolved(default_of(parameter), parameter)
            stated["default"] = substituted(default, placeholders(origin))
        result: Schema = {"name": parameter.__name__}
        for keyword, annotation in stated.items():
            schema = self._argument(resolved(annotation, parameter), origin)
            result |= {} if schema is None else {keyword: schema}
        return result


def _alternatives(schema: Schema) -> Iterator[str]:
    """What a value of a type may be as it is, and not as a part."""
    yield _pointed(schema)
    for keyword in ("anyOf", "oneOf", "allOf"):
        for each in schema.get(keyword, ()):
            yield from _alternatives(each)


def _pointed(schema: Schema | None) -> str:
    """The ref to which a schema points; "" where there is none."""
    ref: str = (schema or {}).get("$ref", "")
    return ref.removeprefix(DEFS)


def _is_hashable(annotation: object) -> bool:
    try:
        hash(annotation)
    except TypeError:
        return False
    return True
