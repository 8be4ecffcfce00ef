"""What a drawn module consists of: plain data, from which all else of a module follows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Side = Literal["output", "input"]
ClassKind = Literal[
    "model", "dataclass", "plain dataclass", "typed dict", "named tuple", "root", "alias", "enum"
]
Presence = Literal["required", "default", "factory", "computed", "excluded", "excludable", "may go"]
Scalar: TypeAlias = "bool | int | float | str | None"


@dataclass(frozen=True)
class Plain:
    """A type without parts, by its name in `plain.PLAIN`."""

    name: str


@dataclass(frozen=True)
class Choice:
    """A Literal."""

    values: tuple[Scalar, ...]


@dataclass(frozen=True)
class Many:
    """A container of any length, which is an array on the wire."""

    container: str
    item: Type


@dataclass(frozen=True)
class Row:
    """A tuple of a fixed length."""

    items: tuple[Type, ...]


@dataclass(frozen=True)
class Keyed:
    """A mapping."""

    container: str
    key: Type
    value: Type


@dataclass(frozen=True)
class Either:
    """A union."""

    members: tuple[Type, ...]


@dataclass(frozen=True)
class Tagged:
    """A discriminated union."""

    members: tuple[Use, ...]


@dataclass(frozen=True)
class Use:
    """A class of the module; a generic one without arguments is bare."""

    name: str
    arguments: tuple[Type, ...] = ()


@dataclass(frozen=True)
class Var:
    """A type parameter."""

    name: str


Type: TypeAlias = "Plain | Choice | Many | Row | Keyed | Either | Tagged | Use | Var"
NONE, ANY = Plain("None"), Plain("Any")


@dataclass(frozen=True)
class Field:
    """A field; `received` and `sent` are its keys on the wire where they are not the name."""

    name: str
    type: Type
    presence: Presence = "required"
    received: str | None = None
    sent: str | None = None
    description: str | None = None


@dataclass(frozen=True)
class Class:
    """A class; `type` is that of a root model or alias, `values` are those of an enum.

    `tag` says that the field of that name tells the class from others. `extra` is what Pydantic
    does with undeclared keys, `extras` the type of theirs. `camel` stands for `to_camel`;
    `states_root` for a root model that annotates `root`, and has no argument;
    `states_config` for a TypedDict or dataclass that does not inherit that of the model around it.
    """

    name: str
    kind: ClassKind
    parameters: tuple[str, ...] = ()
    base: Use | None = None
    fields: tuple[Field, ...] = ()
    type: Type = ANY
    values: tuple[Scalar, ...] = ()
    mixin: str = ""
    tag: str | None = None
    extra: str | None = None
    extras: Type | None = None
    camel: bool = False
    states_root: bool = False
    states_config: bool = False
    doc: str | None = None


@dataclass(frozen=True)
class Module:
    """A drawn module, and whether the server dumps it without None."""

    classes: tuple[Class, ...]
    exclude_none: bool = False
    seed: int = 0

    @cached_property
    def by_name(self) -> dict[str, Class]:
        """The classes by name."""
        return {each.name: each for each in self.classes}

    def fields(self, use: Use) -> list[tuple[Field, Binding]]:
        """The fields of a class, inherited ones included, each with what its parameters mean."""
        found: dict[str, tuple[Field, Binding]] = {}
        cls = self.by_name[use.name]
        bound = binding(cls, use)
        if cls.base is not None:
            base = Use(cls.base.name, tuple(bind(each, bound) for each in cls.base.arguments))
            found = {each.name: (each, its) for each, its in self.fields(base)}
        for each in cls.fields:
            found[each.name] = (each, bound)
        return list(found.values())

    def setting(self, cls: Class) -> str:
        """What becomes of undeclared keys; a class without a say asks its base."""
        if cls.extra is None and cls.base is not None:
            return self.setting(self.by_name[cls.base.name])
        return cls.extra or "ignore"

    def extras(self, cls: Class) -> Type:
        """The type of undeclared keys that are kept."""
        if cls.extras is None and cls.base is not None:
            return self.extras(self.by_name[cls.base.name])
        return cls.extras or ANY

    def is_camel(self, cls: Class) -> bool:
        """Whether the keys are camelCase; heirs inherit it."""
        return cls.camel or (cls.base is not None and self.is_camel(self.by_name[cls.base.name]))

    def only(self, names: set[str]) -> Module:
        """The module without all other classes."""
        return replace(self, classes=tuple(each for each in self.classes if each.name in names))


@dataclass(frozen=True)
class Binding:
    """What the parameters of a generic class mean in one of its uses."""

    types: dict[str, Type] = field(default_factory=dict)


def binding(cls: Class, use: Use) -> Binding:
    """The arguments of a use by parameter; those of a bare class are Any."""
    arguments = use.arguments or (ANY,) * len(cls.parameters)
    return Binding(dict(zip(cls.parameters, arguments, strict=True)))


def bind(type_: Type, bound: Binding) -> Type:
    """The type with its parameters replaced."""
    match type_:
        case Var(name):
            return bound.types.get(name, type_)
        case Many(container, item):
            return Many(container, bind(item, bound))
        case Row(items):
            return Row(tuple(bind(each, bound) for each in items))
        case Keyed(container, key, value):
            return Keyed(container, key, bind(value, bound))
        case Either(members):
            return Either(tuple(bind(each, bound) for each in members))
        case Use():
            return _applied(type_, bound)
        case Tagged(members):
            return Tagged(tuple(_applied(each, bound) for each in members))
        case _:
            return type_


def _applied(use: Use, bound: Binding) -> Use:
    return Use(use.name, tuple(bind(each, bound) for each in use.arguments))


def parts(type_: Type) -> tuple[Type, ...]:
    """The types that a type is made of."""
    match type_:
        case Many(_, item):
            return (item,)
        case Row(inner) | Either(inner) | Use(_, inner):
            return inner
        case Keyed(_, key, value):
            return (key, value)
        case Tagged(members):
            return members
        case _:
            return ()


def inside(type_: Type) -> Iterator[Type]:
    """The type and everything in it."""
    yield type_
    for part in parts(type_):
        yield from inside(part)


def types_of(cls: Class) -> Iterator[Type]:
    """Every type that a class mentions."""
    tops = [each.type for each in cls.fields]
    tops += [top for top in (cls.base, cls.extras, cls.type) if top is not None]
    for top in tops:
        yield from inside(top)
