"""Roots -> the definitions that they reach in one direction, generic classes among them."""

from __future__ import annotations

import dataclasses
import typing
from typing import TYPE_CHECKING, Any, TypeVar

import typing_extensions
from pydantic import BaseModel, TypeAdapter

from codegen.export.diagnostics import Diagnostics
from codegen.export.passes import Definitions, Generic
from codegen.export.passes.bases import candidates
from codegen.export.passes.names import name_in, name_of
from codegen.export.placeholders import (
    arguments_of,
    bound_of,
    default_of,
    origin_of,
    parameters,
    parametrise,
)
from codegen.export.pydantic.core import Generator
from codegen.export.pydantic.keywords import with_known_keywords
from codegen.jsonschema import DEFS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from codegen.config import Wire
    from codegen.errors import Problem
    from codegen.export.passes import Direction, Named
    from codegen.export.source import Source
    from codegen.jsonschema import Schema
    from codegen.untyped import AnyType

# From Python 3.12 on there are two: that of the language, and that of typing_extensions.
_ALIASES = (
    typing_extensions.TypeAliasType,
    getattr(typing, "TypeAliasType", typing_extensions.TypeAliasType),
)


def discover(
    roots: Sequence[type], direction: Direction, wire: Wire, source: Source
) -> tuple[Definitions, list[Problem]]:
    """The definitions that the roots lead to in one direction, and every fault met on the way."""
    diagnostics = Diagnostics(source)
    generator = Generator(wire, diagnostics, is_output=direction == "output")
    explorer = _Explorer(generator, diagnostics)
    return explorer.explore(roots), diagnostics.problems


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

    def explore(self, roots: Sequence[type]) -> Definitions:
        self._uses |= {self._define(root): root for root in roots}
        refs = dict.fromkeys(self._uses)
        self._starts += roots
        named: dict[str, Named] = {}
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
                    named[ref] = name_of(type_)
                    use = self._generic(type_)
                    generics |= {ref: use} if use else {}
                    bases[ref] = [self._define(base) for base in candidates(type_)]
        return Definitions(
            schemas={ref: self._known(ref) for ref in self._generator.schemas},
            named=named,
            roots=tuple(ref for ref in refs if ref),
            generics=generics,
            templates=self._templates,
            parameters=self._parameters,
            bases=bases,
        )

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
                self._uses[self._define(use)] = use
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
            if origin is not None and _is_generic(origin):
                yield annotation
            with self._diagnostics.defining(annotation if origin is None else origin):
                pending += _inside(annotation, origin)

    def _define(self, type_: AnyType) -> str:
        """The ref of a type that has a definition; "" where it is at fault."""
        ref: str = self._schema(type_, origin_of(type_) or type_).get("$ref", "")
        return ref.removeprefix(DEFS)

    def _schema(self, annotation: AnyType, owner: type) -> Schema:
        result: Schema = {}
        with self._diagnostics.defining(owner):
            core = TypeAdapter(annotation).core_schema
            core["type"]  # raises where the class is not fully defined
            with self._diagnostics.describing(owner):
                result = self._generator.generate_inner(core)
        return result

    def _generic(self, type_: AnyType) -> Generic | None:
        origin = origin_of(type_)
        if origin is None or not self._has_template(origin):
            return None
        arguments = arguments_of(type_)
        schemas = (self._schema(_unstated(argument), origin) for argument in arguments)
        is_bare = all(isinstance(argument, TypeVar) for argument in arguments)
        return Generic(origin, tuple(schemas), is_bare=is_bare)

    def _has_template(self, origin: AnyType) -> bool:
        """Whether a generic type takes its own parameters as arguments; if so, it is followed."""
        if origin not in self._templates:
            with self._diagnostics.defining(origin):
                template = parametrise(origin)
                self._starts.append(template)
                self._templates[origin] = ref = self._define(template)
                self._uses[ref] = template
                self._parameters[origin] = tuple(map(self._parameter, parameters(origin)))
        return origin in self._parameters

    def _parameter(self, parameter: TypeVar) -> Schema:
        """Name, bound and default of a type parameter."""
        result: Schema = {"name": parameter.__name__}
        bound, default = bound_of(parameter), default_of(parameter)
        if bound is not None:
            result["bound"] = self._schema(bound, object)
        if default is not None:
            result["default"] = self._schema(default, object)
        return result


def _unstated(argument: AnyType) -> AnyType:
    """What stands for a type parameter that nobody states: its default, its bound, or anything."""
    if not isinstance(argument, TypeVar):
        return argument
    default, bound = default_of(argument), bound_of(argument)
    return next((each for each in (default, bound) if each is not None), Any)


def _is_hashable(annotation: object) -> bool:
    try:
        hash(annotation)
    except TypeError:
        return False
    return True


def _is_generic(origin: AnyType) -> bool:
    is_alias = isinstance(origin, _ALIASES)
    return bool((is_alias or _has_fields(origin)) and parameters(origin))


def _has_fields(origin: AnyType) -> bool:
    return isinstance(origin, type) and (
        dataclasses.is_dataclass(origin)
        or typing_extensions.is_typeddict(origin)
        or hasattr(origin, "_fields")
    )


def _inside(annotation: AnyType, origin: AnyType) -> Iterator[AnyType]:
    arguments = typing.get_args(annotation)
    if origin is typing.Annotated:
        yield arguments[0]
        return
    yield from arguments
    declared = annotation if origin is None else origin
    stated = dict(zip(parameters(declared), arguments, strict=False)) if origin else {}
    for hint in _hints(declared):
        yield _substituted(hint, stated)


def _hints(declared: AnyType) -> Iterable[AnyType]:
    if isinstance(declared, _ALIASES):
        return [declared.__value__]
    if isinstance(declared, type) and issubclass(declared, BaseModel):
        fields = declared.__pydantic_fields__.values()
        computed = declared.__pydantic_computed_fields__.values()
        return [*(each.annotation for each in fields), *(each.return_type for each in computed)]
    if not _has_fields(declared):
        return []
    try:
        return typing_extensions.get_type_hints(declared, include_extras=True).values()
    except Exception:  # noqa: BLE001 - an annotation of the user's; Pydantic tells what is wrong
        return []


def _substituted(hint: AnyType, stated: dict[AnyType, AnyType]) -> AnyType:
    if isinstance(hint, TypeVar):
        return stated.get(hint, hint)
    open_ = getattr(hint, "__parameters__", ())
    if not open_ or typing.get_origin(hint) is None:
        return hint
    return hint[tuple(stated.get(each, each) for each in open_)]
