"""Roots -> the definitions that they reach in one direction, generic classes among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter

from codegen.export.diagnostics import Diagnostics
from codegen.export.passes.annotations import Walker
from codegen.export.passes.bases import candidates, with_bases
from codegen.export.passes.names import name_in, name_of
from codegen.export.passes.reachability import reached
from codegen.export.placeholders import (
    arguments_of,
    bound_of,
    default_of,
    origin_of,
    parameters,
    parametrise,
)
from codegen.export.pydantic.core import Generator
from codegen.jsonschema import DEFS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic.json_schema import JsonSchemaMode

    from codegen.config import Wire
    from codegen.errors import Problem
    from codegen.export.passes.names import Named
    from codegen.export.source import Source
    from codegen.jsonschema import Schema


@dataclass(frozen=True)
class Generic:
    """A use of a generic class: the class itself and the schema of each argument.

    A bare use states no argument, so that each is the default or the bound of its parameter.
    """

    origin: type
    arguments: tuple[Schema, ...]
    is_bare: bool = False


@dataclass(frozen=True)
class Definitions:
    """What one direction needs. The keys are *refs*: Pydantic's names of types, unique in a run.

    `schemas` refer to each other by `#/$defs/<ref>`, `named` is what each is called in Python.
    `generics` tells which refs are uses of a generic type, `templates` which ref is the generic
    type itself, its arguments being `{"x-type-parameter": name}`; `parameters` holds name, bound
    and default of each.
    """

    schemas: dict[str, Schema]
    named: dict[str, Named]
    roots: tuple[str, ...]
    generics: dict[str, Generic]
    templates: dict[type, str]
    parameters: dict[type, tuple[Schema, ...]]


def define(
    roots: Sequence[type], mode: JsonSchemaMode, wire: Wire, source: Source
) -> tuple[Definitions, list[Problem]]:
    """The definitions that the roots reach in one direction, and every fault found on the way."""
    diagnostics = Diagnostics(source)
    generator = Generator(wire, diagnostics, is_output=mode == "serialization")
    explorer = _Explorer(generator, diagnostics)
    return explorer.explore(roots), diagnostics.problems


class _Explorer:
    """Follows the roots, then generic arguments and base classes, until nothing new turns up."""

    def __init__(self, generator: Generator, diagnostics: Diagnostics) -> None:
        self._generator = generator
        self._diagnostics = diagnostics
        self._templates: dict[type, str] = {}
        self._parameters: dict[type, tuple[Schema, ...]] = {}
        self._walker = Walker()
        self._starts: list[Any] = []
        self._uses: dict[str, Any] = {}

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
                named[ref] = name_of(type_) if type_ is not None else name_in(ref)
                use = self._generic(type_)
                generics |= {ref: use} if use else {}
                bases[ref] = [self._define(base) for base in candidates(type_)]
        found = Definitions(
            schemas=with_bases(self._generator.schemas, bases),
            named=named,
            roots=tuple(ref for ref in refs if ref),
            generics=generics,
            templates=self._templates,
            parameters=self._parameters,
        )
        return reached(found)

    def _type(self, ref: str) -> Any:  # noqa: ANN401 - a class or a use of a generic type
        """What a ref stands for; None where only its text is known."""
        cls = self._generator.classes.get(ref)
        is_use = ref.endswith("]") and not hasattr(cls, "__pydantic_generic_metadata__")
        return self._uses.get(ref) if is_use or cls is None else cls

    def _learn_uses(self, pending: Iterable[str]) -> None:
        """Find what the uses of generic types are that are no models, where there are any."""
        if any(ref.endswith("]") and self._type(ref) is None for ref in pending):
            for use in self._walker.uses(self._starts):
                self._uses[self._define(use)] = use
            self._starts.clear()

    def _define(self, type_: Any) -> str:  # noqa: ANN401 - as _type
        """The ref of a type that has a definition; "" where it is at fault."""
        ref: str = self._schema(type_, origin_of(type_) or type_).get("$ref", "")
        return ref.removeprefix(DEFS)

    def _schema(self, annotation: Any, owner: type) -> Schema:  # noqa: ANN401 - any annotation
        result: Schema = {}
        with self._diagnostics.defining(owner):
            core = TypeAdapter(annotation).core_schema
            core["type"]  # raises where the class is not fully defined
            with self._diagnostics.describing(owner):
                result = self._generator.generate_inner(core)
        return result

    def _generic(self, type_: Any) -> Generic | None:  # noqa: ANN401 - as _type
        origin = origin_of(type_)
        if origin is None or not self._has_template(origin):
            return None
        arguments = arguments_of(type_)
        schemas = (self._schema(_unstated(argument), origin) for argument in arguments)
        is_bare = all(isinstance(argument, TypeVar) for argument in arguments)
        return Generic(origin, tuple(schemas), is_bare=is_bare)

    def _has_template(self, origin: Any) -> bool:  # noqa: ANN401 - a generic type
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


def _unstated(argument: Any) -> Any:  # noqa: ANN401 - any annotation
    """What stands for a type parameter that nobody states: its default, its bound, or anything."""
    if not isinstance(argument, TypeVar):
        return argument
    default, bound = default_of(argument), bound_of(argument)
    return next((each for each in (default, bound) if each is not None), Any)
