"""Hypothesis draws modules: every kind of class, and types that refer to them in every way.

What no contract can say is not drawn; each such limit is named where it is drawn around.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st
from wire.properties.plain import PLAIN
from wire.properties.rules import key_of
from wire.properties.source import is_simple
from wire.properties.spec import (
    NONE,
    Choice,
    Class,
    Either,
    Field,
    Keyed,
    Many,
    Module,
    Plain,
    Row,
    Tagged,
    Use,
    Var,
    inside,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wire.properties.spec import ClassKind, Presence, Scalar, Type

A = TypeVar("A")

_CLASSES = [*"A B C D E F Page User Record Array Date Promise Partial Object K Set Map Ünï".split()]
_RESERVED = [*"string never unknown infer boolean symbol".split()]
_FIELDS = [*"a b c id name value items type_ class_ größe some_longer_name get".split()]
# `constructor` and its like are what every object has, so TypeScript takes `{}` for an optional
# one; `length` an array has.
_KEYS = [
    *"a-b  1e3 -1 __proto__ größe 😀 class new a/*b $a @id x.y ~".split(" "),
    *('say "x"', "a\nb", "a b", "\u2028", "\\", "it's"),
]
_DOCS = [
    "Plain words.",
    "*/ ends",
    "@deprecated no",
    "a\n\n```ts\nb\n```",
    "{@link x} `y",
    "日本語",
]
_TEXTS = ["circle", "a", "", "it's", "b-c", "__proto__", "größe", "*/"]
_TAG_KEYS = ["kind", "kind", "kind", "type"]
_KINDS: list[ClassKind] = [
    *("model", "model", "model", "model", "model", "model", "model", "model", "model"),
    *("dataclass", "plain dataclass", "typed dict", "named tuple", "named tuple", "root", "root"),
    "alias",
    *("enum", "enum"),
]
_RECORDS = ("model", "dataclass", "plain dataclass", "typed dict")
_COMMON = [name for name, kind in PLAIN.items() if kind.is_common]
_KEY_TYPES = [name for name, kind in PLAIN.items() if kind.is_key]


@dataclass(frozen=True)
class Scope:
    """What a type may refer to: classes that are done, those to come, and type parameters."""

    done: tuple[Class, ...] = ()
    to_come: tuple[Class, ...] = ()
    parameters: tuple[str, ...] = ()


@st.composite
def modules(draw: st.DrawFn) -> Module:
    """Modules of a few classes."""
    return _Drawer(draw).module()


class _Drawer:
    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._has_generics = False
        self._has_configs = False

    def one(self, options: Sequence[A]) -> A:
        return options[self._draw(st.integers(0, len(options) - 1))]

    def chance(self, percent: int) -> bool:
        # the simplest choice, which hypothesis shrinks to, is no
        return self._draw(st.integers(0, 99)) >= 100 - percent

    def several(self, make: Callable[[], A], least: int, most: int) -> tuple[A, ...]:
        return tuple(make() for _ in range(self._draw(st.integers(least, most))))

    def distinct(self, options: Sequence[A], least: int, most: int) -> list[A]:
        return list(dict.fromkeys(self.several(lambda: self.one(options), least, most)))

    def module(self) -> Module:
        names = self.distinct([*_CLASSES, *_CLASSES, *_RESERVED], 4, 10)
        tag = self.one(_TAG_KEYS)
        self._has_generics = self.chance(50)
        self._has_configs = self.chance(50)
        heads = [self._head(name, number, tag) for number, name in enumerate(names)]
        module = Module((), self.chance(40), self._draw(st.integers(0, 2**16)))
        for number, head in enumerate(heads):
            module = self._with(module, head, tuple(heads[number:]))
        return module

    def _head(self, name: str, number: int, tag: str) -> Class:
        """What others need to know of a class before it is drawn."""
        kind = self.one(_KINDS)
        parameters: tuple[str, ...] = ()
        if self._has_generics and kind in {"model", "root"} and self.chance(50):
            parameters = self.one([("T",), ("T",), ("T", "U")])
        head = Class(name, kind, parameters)
        if kind in _RECORDS and self.chance(50):
            values: tuple[Scalar, ...] = self.one(
                [(f"t{number}",), (f"t{number}",), (number,), (f"t{number}", f"u{number}")]
            )
            presence: Presence = "default" if self.chance(50) else "required"
            presence = "required" if kind == "typed dict" else presence
            head = replace(head, tag=tag, fields=(Field(tag, Choice(values), presence),))
        return head

    def _with(self, module: Module, head: Class, to_come: tuple[Class, ...]) -> Module:
        cls = self._class(module, head, to_come)
        return replace(module, classes=(*module.classes, cls))

    def _class(self, module: Module, head: Class, to_come: tuple[Class, ...]) -> Class:
        doc = self.one(_DOCS) if self.chance(15) and head.kind != "alias" else None
        cls = replace(head, doc=doc)
        scope = Scope(module.classes, to_come, cls.parameters)
        match cls.kind:
            case "enum":
                return self._enum(cls)
            case "alias":
                type_ = self._of_container(scope)
                # Pydantic fails on another name for a class that comes to speak of itself
                return replace(cls, type=Many("list", type_) if isinstance(type_, Use) else type_)
            case "root":
                # to Python, one that states it has an open parameter: no argument for a generic
                states_root = not self._has_generics and self.chance(25)
                return replace(cls, type=self._of_container(scope), states_root=states_root)
            case "named tuple":
                return self._with_fields(module, cls, replace(scope, to_come=()))
            case "model":
                cls = self._configured(self._heir(module, cls, scope), scope)
            case "dataclass" | "plain dataclass" | "typed dict":
                cls = self._heir(module, cls, scope)
                # without a configuration of its own, it has that of each model around it
                cls = replace(cls, states_config=self._has_configs and cls.kind != "dataclass")
                may_say = cls.base is None and cls.kind != "plain dataclass"
                if may_say and self._has_configs and self.chance(25):
                    cls = replace(cls, extra=self.one(["ignore", "forbid"]))
        return self._with_fields(module, cls, scope)

    def _of_container(self, scope: Scope) -> Type:
        """The type of a root model or alias, which may speak of itself only in a container."""
        if scope.parameters or self.chance(20):
            # Pydantic does not find the parameters of a root model in a text
            return self.type(2, replace(scope, to_come=()))
        item = self.type(2, scope)
        around: list[Type] = [Many("list", item), Keyed("dict", Plain("str"), item)]
        return self.one(around)

    def _enum(self, cls: Class) -> Class:
        # int and bool values of one number, and equal values, are one member in Python
        texts: tuple[Scalar, ...] = tuple(self.distinct(_TEXTS, 1, 4))
        numbers: tuple[Scalar, ...] = tuple(self.distinct([0, 1, 2, 7, -3, 2**40], 1, 4))
        options: list[tuple[str, tuple[Scalar, ...]]] = [
            ("str", texts),
            ("str", texts),
            ("", (*texts, *numbers)),
            ("enum.IntEnum", numbers),
            ("enum.IntFlag", (1, 2, 4)),
        ]
        mixin, values = self.one(options)
        return replace(cls, mixin=mixin, values=values)

    def _heir(self, module: Module, cls: Class, scope: Scope) -> Class:
        bases = [each for each in module.classes if self._may_be_base(module, each, cls)]
        if not bases or not self.chance(30):
            return cls
        return replace(cls, base=self._use(self.one(bases), 1, replace(scope, to_come=())))

    def _may_be_base(self, module: Module, base: Class, cls: Class) -> bool:
        # Pydantic does not resolve what a generic base says of itself or of what comes later
        known = {each.name for each in module.classes} - {base.name}
        mentioned = {
            use.name for each in base.fields for use in inside(each.type) if isinstance(use, Use)
        }
        # an heir of a dataclass also inherits default and alias of a field that it declares anew
        inherited = any(
            each.presence != "required" or each.received or each.sent
            for each, _ in module.fields(Use(base.name))
        )
        is_open = base.kind != "model" and bool(base.extra or inherited)
        return base.kind == cls.kind and not is_open and (not base.parameters or mentioned <= known)

    def _configured(self, cls: Class, scope: Scope) -> Class:
        if not self._has_configs:
            return cls
        extra = self.one(["allow", "forbid", "forbid", "ignore"]) if self.chance(50) else None
        typed = extra == "allow" and not cls.parameters and self.chance(30)
        extras = self.type(1, replace(scope, to_come=())) if typed else None
        return replace(cls, extra=extra, extras=extras, camel=self.chance(15))

    def _with_fields(self, module: Module, cls: Class, scope: Scope) -> Class:
        least = 1 if cls.kind == "named tuple" else 0
        names = self.distinct(_FIELDS, least, 5)
        found: list[Field] = list(cls.fields)
        for name in names:
            field = self._field(cls, name, scope)
            grown = replace(cls, fields=(*found, field))
            if _is_sound(module, grown):
                found.append(field)
        return replace(cls, fields=tuple(found))

    def _field(self, cls: Class, name: str, scope: Scope) -> Field:
        type_ = self.type(3 if cls.kind != "named tuple" else self.one([0, 3]), scope)
        if self.chance(4):
            # nowhere else: in a union, Pydantic serializes even a dict as a Sequence
            type_ = Many("Sequence", type_)
        field = Field(name, type_, self._presence(cls.kind))
        field = replace(field, presence=_possible(field, scope))
        if field.presence == "computed":
            return replace(field, sent=self.one(_KEYS) if self.chance(30) else None)
        if cls.kind in {"plain dataclass", "named tuple"}:
            return field
        if self.chance(25):
            key = self.one(_KEYS)
            other = self.one(_KEYS) if self.chance(20) else key
            field = replace(field, received=key, sent=other)
        elif self.chance(8):
            field = replace(field, received=self.one(_KEYS))
        elif self.chance(8):
            field = replace(field, sent=self.one(_KEYS))
        return replace(field, description=self.one(_DOCS) if self.chance(10) else None)

    def _presence(self, kind: ClassKind) -> Presence:
        options: list[Presence] = ["required", "required", "required", "default", "factory"]
        match kind:
            case "model":
                options += ["required", "default", "computed", "excluded", "excludable"]
            case "typed dict":
                options = ["required", "required", "may go"]
            case "named tuple":
                options = ["required", "default"]
        return self.one(options)

    def type(self, depth: int, scope: Scope) -> Type:
        """A type; `depth` bounds how much is in it."""
        if depth <= 0 or self.chance(35):
            return self._leaf(depth, scope)
        make: list[Callable[[int, Scope], Type]] = [
            self._optional,
            self._optional,
            self._many,
            self._many,
            self._row,
            self._keyed,
            self._union,
            self._tagged,
            self._later,
        ]
        return self.one(make)(depth - 1, scope)

    def _leaf(self, depth: int, scope: Scope) -> Type:
        options: list[Callable[[], Type]] = [
            lambda: Plain(self.one(_COMMON)),
            lambda: Plain(self.one(list(PLAIN))),
            self._choice,
        ]
        done = [cls for cls in scope.done if depth >= 0 or not cls.parameters]
        if done:
            options += [lambda: self._use(self.one(done), depth - 1, scope)] * 3
        if scope.parameters:
            options += [lambda: Var(self.one(scope.parameters))] * 4
        return self.one(options)()

    def _choice(self) -> Choice:
        # Python takes 1 and True for one literal, so only one of them is drawn
        options: list[Sequence[Scalar]] = [
            _TEXTS,
            _TEXTS,
            ["a", 0, 7, -1, None],
            [True, "a", 2**40],
        ]
        return Choice(tuple(self.distinct(self.one(options), 1, 4)))

    def _use(self, cls: Class, depth: int, scope: Scope) -> Use:
        # Python takes a bare class in an argument for one with open parameters
        if not cls.parameters or (scope.to_come and self.chance(4)):
            return Use(cls.name)
        inner = replace(scope, to_come=())
        return Use(cls.name, tuple(self.type(depth, inner) for _ in cls.parameters))

    def _optional(self, depth: int, scope: Scope) -> Type:
        return Either((self.type(depth, scope), NONE))

    def _many(self, depth: int, scope: Scope) -> Type:
        container = self.one([*["list"] * 5, "tuple", "deque", "set", "frozenset"])
        if container in {"set", "frozenset"}:
            return Many(container, Plain(self.one(_KEY_TYPES)))
        return Many(container, self.type(depth, scope))

    def _row(self, depth: int, scope: Scope) -> Type:
        return Row(self.several(lambda: self.type(depth, scope), 0, 3))

    def _keyed(self, depth: int, scope: Scope) -> Type:
        enums: list[Type] = [Use(cls.name) for cls in scope.done if _has_text_keys(cls)]
        texts: list[Type] = [Choice(tuple(self.distinct(_TEXTS, 1, 3)))]
        key = self.one(
            [Plain("str"), Plain("str"), Plain(self.one(_KEY_TYPES)), *texts, *enums[:2]]
        )
        return Keyed(self.one(["dict", "dict", "Mapping"]), key, self.type(depth, scope))

    def _union(self, depth: int, scope: Scope) -> Type:
        return Either(self.several(lambda: self.type(depth, scope), 2, 4))

    def _tagged(self, depth: int, scope: Scope) -> Type:
        members = [cls for cls in scope.done if cls.tag is not None]
        if len(members) < 2:
            return self._union(depth, scope)
        chosen = self.distinct(members, 2, 4)
        return Tagged(tuple(self._use(each, depth, scope) for each in chosen))

    def _later(self, depth: int, scope: Scope) -> Type:
        """A class that is not done yet, in a container that may be empty: recursion."""
        itself = scope.to_come[:1]
        # Pydantic never comes to an end where a class that is not done stands in an argument
        plain = [] if self._has_generics else scope.to_come[1:]
        if not itself:
            return self._leaf(depth, scope)
        cls = self.one([*itself, *itself, *plain])
        if cls.kind == "enum":
            return self._leaf(depth, scope)
        use = Use(cls.name, tuple(map(Var, cls.parameters)))
        around: list[Type] = [Many("list", use), Keyed("dict", Plain("str"), use)]
        if itself[0].kind not in {"root", "alias"}:
            around += [Either((use, NONE))] * 2
        return self.one(around)


def _has_text_keys(cls: Class) -> bool:
    return cls.kind == "enum" and cls.mixin in {"str", "enum.IntEnum"}


def _possible(field: Field, scope: Scope) -> Presence:
    """The presence that was drawn, unless the type has no value that could be written down."""
    types = list(inside(field.type))
    uses = [each for each in types if isinstance(each, Use)]
    done = {cls.name for cls in scope.done}
    is_open = any(isinstance(each, Var) for each in types) or not {u.name for u in uses} <= done
    if field.presence == "default" and not is_simple(field.type):
        return "required"
    if field.presence in {"factory", "computed"} and is_open:
        return "required"
    return field.presence


def _is_sound(module: Module, cls: Class) -> bool:
    """Whether the keys of a class are distinct in each direction, as Python and Pydantic ask."""
    grown = replace(module, classes=(*module.classes, cls))
    fields = [field for field, _ in grown.fields(Use(cls.name))]
    base = {f.name: f.presence for f, _ in (grown.fields(cls.base) if cls.base else [])}
    if any(
        "computed" in (each.presence, base[each.name]) for each in cls.fields if each.name in base
    ):
        return False
    sent = [key_of(grown, cls, each, "output") for each in fields if each.presence != "excluded"]
    received = [key_of(grown, cls, each, "input") for each in fields if each.presence != "computed"]
    return len({*sent}) == len(sent) and len({*received}) == len(received)
