"""What is on the wire for a type: the rules of DESIGN.md, section 2, written a second time.

Nothing here looks at a schema, at Pydantic or at codegen: a fault has to be made twice to hide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic.alias_generators import to_camel
from wire.properties.plain import PLAIN, kinds_of
from wire.properties.spec import (
    NONE,
    Choice,
    Class,
    Either,
    Field,
    Keyed,
    Many,
    Plain,
    Row,
    Tagged,
    Type,
    Use,
    bind,
    binding,
)

if TYPE_CHECKING:
    from wire.properties.spec import Json, Module, Scalar, Side

Mode = Literal["narrow", "compiler", "validator"]


@dataclass(frozen=True)
class Rules:
    """Whether values are of a type in one direction.

    What is neither surely right nor surely wrong depends on `mode`: `narrow` takes what is surely
    right; `compiler` and `validator` refuse what is surely wrong by TypeScript and by a schema.
    """

    module: Module
    side: Side
    mode: Mode

    def takes(self, type_: Type, value: Json, *, loose: bool = False) -> bool:
        """Whether a value is of a type; `loose` where TypeScript sees no undeclared keys."""
        match type_, value:
            case Plain(name), _:
                return self._is_of_kind(value, PLAIN[name].kind(self.side))
            case Choice(values), _:
                return any(_same(value, each) for each in values)
            case Many(container, item), list():
                unsure = container in {"set", "frozenset"} and self.mode == "narrow"
                fit = all(self.takes(item, each, loose=loose) for each in value)
                return fit and not (unsure and _repeats(value))  # Pydantic reads what repeats
            case Row(items), list():
                pairs = zip(items, value, strict=False)
                fit = all(self.takes(item, each, loose=loose) for item, each in pairs)
                return fit and len(items) == len(value)
            case Keyed(_, key, item), dict():
                texts = texts_of_keys(self.module, key) or [*value]
                known = [each for text, each in value.items() if text in texts]
                fit = all(self.takes(item, each, loose=loose) for each in known)
                return fit and (len(known) == len(value) or self._overlooks(loose=loose))
            case Keyed(_, key, _), list():
                # to TypeScript, an array has the keys "0", "1" and so on
                texts = texts_of_keys(self.module, key) or []
                return self.mode == "compiler" and any(text.isdecimal() for text in texts)
            case Either(members), _:
                # an undeclared key of one member may be declared in another
                loose = loose or sum(each != NONE for each in members) > 1
                return any(self.takes(each, value, loose=loose) for each in members)
            case Tagged(members), dict():
                return any(self._is_tagged(use, value) for use in members)
            case Use(), _:
                return self._is_of_class(type_, value, loose=loose)
            case _:
                return False

    def _is_of_kind(self, value: Json, kinds: str) -> bool:
        if self.mode != "narrow":  # only a schema can tell an integer from a number
            kinds = kinds.replace("integer", "number")
        return not kinds_of(value).isdisjoint(kinds.split())

    def _overlooks(self, *, loose: bool) -> bool:
        return self.mode == "compiler" and loose

    def _is_tagged(self, use: Use, value: dict[str, Json]) -> bool:
        cls = self.module.by_name[use.name]
        tags = [field for field, _ in self.module.fields(use) if field.name == cls.tag]
        return all(
            key_of(self.module, cls, tag, self.side) in value for tag in tags
        ) and self._is_of_class(use, value, loose=True)

    def _is_of_class(self, use: Use, value: Json, *, loose: bool) -> bool:
        cls = self.module.by_name[use.name]
        match cls.kind, value:
            case (("root" | "alias"), _):
                return self.takes(bind(cls.type, binding(cls, use)), value, loose=loose)
            case "enum", _ if cls.mixin == "enum.IntFlag":
                return self._is_of_kind(value, "integer")
            case "enum", _:
                return any(_same(value, each) for each in cls.values)
            case "named tuple", list():
                return self._is_named_tuple(use, value, loose=loose)
            case (("model" | "dataclass" | "plain dataclass" | "typed dict"), dict()):
                return self._is_record(cls, use, value, loose=loose)
            case _:
                return False

    def _is_named_tuple(self, use: Use, value: list[Json], *, loose: bool) -> bool:
        pairs = self.module.fields(use)
        pairs.sort(key=lambda pair: pair[0].presence != "required")
        least = sum(self.side == "output" or field.presence == "required" for field, _ in pairs)
        return least <= len(value) <= len(pairs) and all(
            self.takes(bind(field.type, bound), each, loose=loose)
            for (field, bound), each in zip(pairs, value, strict=False)
        )

    def _is_record(self, cls: Class, use: Use, value: dict[str, Json], *, loose: bool) -> bool:
        rest = dict(value)
        for field, bound in self.module.fields(use):
            if field.presence == ("excluded" if self.side == "output" else "computed"):
                continue
            key, type_ = key_of(self.module, cls, field, self.side), bind(field.type, bound)
            if key not in rest:
                if not self._may_be_absent(field, type_):
                    return False
            elif not self.takes(self._present(type_), rest.pop(key), loose=loose):
                return False
        return self._takes_undeclared(cls, rest, loose=loose)

    def _may_be_absent(self, field: Field, type_: Type) -> bool:
        if self.side == "input":
            return field.presence in {"default", "factory", "may go"}
        return field.presence in {"may go", "excludable"} or (
            self.module.exclude_none and self._admits_none(type_)
        )

    def _present(self, type_: Type) -> Type:
        """The type of a key that is there: None leaves the key out where the server says so."""
        if self.side == "input" or not self.module.exclude_none:
            return type_
        match type_:
            case Either(members):
                return Either(tuple(map(self._present, members)))
            case Choice(values):
                return Choice(tuple(each for each in values if each is not None))
            case Plain("None"):
                return Choice(())
            case _:
                return type_

    def _admits_none(self, type_: Type) -> bool:
        match type_:
            case Plain(name):
                return name in {"None", "Any", "object", "JsonValue"}
            case Choice(values):
                return None in values
            case Either(members):
                return any(map(self._admits_none, members))
            case Use(name, _) if self.module.by_name[name].kind == "alias":
                cls = self.module.by_name[name]
                return self._admits_none(bind(cls.type, binding(cls, type_)))
            case _:
                return False

    def _takes_undeclared(self, cls: Class, rest: dict[str, Json], *, loose: bool) -> bool:
        setting = self.module.setting(cls)
        if not rest:
            return True
        if setting == "allow":
            # in TypeScript, the type of undeclared keys has to cover the declared ones
            extras = self.module.extras(cls)
            return self.mode == "compiler" or all(
                self.takes(extras, each, loose=loose) for each in rest.values()
            )
        if self.mode == "narrow":
            return False
        return setting == "ignore" or self.side == "output" or self._overlooks(loose=loose)


def key_of(module: Module, cls: Class, field: Field, side: Side) -> str:
    """The key of a field on the wire."""
    stated = field.sent if side == "output" else field.received
    if stated is not None:
        return stated
    return to_camel(field.name) if module.is_camel(cls) else field.name


def texts_of_keys(module: Module, key: Type) -> list[str] | None:
    """The keys of a mapping where they are a closed set; None where they are not."""
    values: tuple[Scalar, ...] | None = None
    match key:
        case Choice():
            values = key.values
        case Use(name):
            values = module.by_name[name].values
    return None if values is None else [str(each) for each in values]


def _same(one: Json, other: Scalar) -> bool:
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _repeats(values: list[Json]) -> bool:
    return any(each == other for n, each in enumerate(values) for other in values[:n])
