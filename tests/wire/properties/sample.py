"""A type -> a JSON value that Pydantic reads as that type, by a seeded random choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wire.properties.plain import PLAIN, STRINGS
from wire.properties.rules import key_of, texts_of_keys
from wire.properties.spec import (
    NONE,
    Choice,
    Either,
    Keyed,
    Many,
    Plain,
    Row,
    Tagged,
    Use,
    Var,
    bind,
    binding,
)

if TYPE_CHECKING:
    import random

    from wire.properties.spec import Class, Json, Module, Type

DEEPEST = 6
"""Below, a value is as small as can be: the compiler gives up on literals more than 50 deep."""


class Sampler:
    """Makes values of the types of one module."""

    def __init__(self, module: Module, rng: random.Random) -> None:
        self._module = module
        self._rng = rng

    def value(self, type_: Type, depth: int = 0) -> Json:
        """A value that crosses the wire towards the server."""
        match type_:
            case Plain(name):
                return self._rng.choice(PLAIN[name].samples)
            case Choice(values):
                return self._rng.choice(values)
            case Many(container, item):
                found = [self.value(item, depth + 1) for _ in range(self._length(depth))]
                return _distinct(found) if container in {"set", "frozenset"} else found
            case Row(items):
                return [self.value(each, depth + 1) for each in items]
            case Keyed(_, key, value):
                keys = dict.fromkeys(self._key(key) for _ in range(self._length(depth)))
                return {each: self.value(value, depth + 1) for each in keys}
            case Either(members):
                return self._either(members, depth)
            case Tagged(members):
                return self._use(self._rng.choice(members), depth, is_tagged=True)
            case Use():
                return self._use(type_, depth)
            case Var():
                return None  # unreachable: whoever asks has put the arguments in

    def _length(self, depth: int) -> int:
        return 0 if depth >= DEEPEST else self._rng.choice([0, 1, 1, 2, 3])

    def _either(self, members: tuple[Type, ...], depth: int) -> Json:
        small = [each for each in members if each == NONE or isinstance(each, (Many, Keyed))]
        plain = [each for each in members if isinstance(each, (Plain, Choice))]
        chosen = (small or plain) if depth >= DEEPEST else ()
        return self.value(self._rng.choice(chosen or members), depth + 1)

    def _key(self, key: Type) -> str:
        texts = texts_of_keys(self._module, key)
        if texts is not None:
            return self._rng.choice(texts)
        samples = PLAIN[key.name].samples if isinstance(key, Plain) else STRINGS
        return str(self._rng.choice(samples))

    def _use(self, use: Use, depth: int, *, is_tagged: bool = False) -> Json:
        cls = self._module.by_name[use.name]
        match cls.kind:
            case "enum":
                return self._rng.choice(cls.values)
            case "root" | "alias":
                return self.value(bind(cls.type, binding(cls, use)), depth + 1)
            case "named tuple":
                return self._tuple(use, depth)
        found: dict[str, Json] = {}
        for field, bound in self._module.fields(use):
            needed = field.presence in {"required", "excluded", "excludable"}
            needed = needed or (is_tagged and field.name == cls.tag)
            may_come = depth < DEEPEST and self._rng.random() < 0.6
            if field.presence != "computed" and (needed or may_come):
                key = key_of(self._module, cls, field, "input")
                found[key] = self.value(bind(field.type, bound), depth + 1)
        return {**found, **self._undeclared(cls, depth)}

    def _tuple(self, use: Use, depth: int) -> Json:
        pairs = self._module.fields(use)
        required = sum(field.presence == "required" for field, _ in pairs)
        pairs.sort(key=lambda pair: pair[0].presence != "required")
        length = self._rng.randint(required, len(pairs))
        return [self.value(bind(field.type, bound), depth + 1) for field, bound in pairs[:length]]

    def _undeclared(self, cls: Class, depth: int) -> dict[str, Json]:
        if self._module.setting(cls) != "allow" or self._rng.random() < 0.5:
            return {}
        return {"~more": self.value(self._module.extras(cls), depth + 1)}


def _distinct(values: list[Json]) -> list[Json]:
    found: list[Json] = []
    for value in values:
        if not any(value == each for each in found):  # 1 and True are one member of a set
            found.append(value)
    return found
