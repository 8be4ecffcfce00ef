"""A drawn module -> its Python source."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from wire.properties.plain import IMPORTS, PLAIN
from wire.properties.sample import DEEPEST, Sampler
from wire.properties.spec import (
    NONE,
    Choice,
    Class,
    Either,
    Keyed,
    Many,
    Plain,
    Row,
    Tagged,
    Type,
    Use,
    Var,
    inside,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wire.properties.spec import Field, Json, Module

_BASES = {"model": "BaseModel", "typed dict": "TypedDict", "named tuple": "NamedTuple"}


def source(module: Module) -> str:
    """The text of the module."""
    writer = _Writer(module)
    return "\n\n".join([IMPORTS, *map(writer.declaration, module.classes)]) + "\n"


class _Writer:
    def __init__(self, module: Module) -> None:
        self._module = module

    def declaration(self, cls: Class) -> str:
        match cls.kind:
            case "alias":
                # text, since the alias may speak of itself and of what comes later
                return f"{cls.name} = TypeAliasType({cls.name!r}, {self.type(cls.type)!r})"
            case "enum":
                bases = ", ".join(filter(None, [cls.mixin, "enum.Enum"]))
                bases = cls.mixin if cls.mixin.startswith("enum.") else bases
                body = [f"    M{number} = {each!r}" for number, each in enumerate(cls.values)]
                return "\n".join([f"class {cls.name}({bases}):", *_doc(cls.doc), *body])
        lines = [*_doc(cls.doc), *self._config(cls)]
        if cls.states_root:
            lines.append(f"    root: {self.type(cls.type)}")
        lines += [line for each in self._ordered(cls) for line in self._field(cls, each)]
        head = [*_decorators(cls), f"class {cls.name}{self._bases(cls)}:"]
        return "\n".join([*head, *(lines or ["    pass"])])

    def _ordered(self, cls: Class) -> list[Field]:
        if cls.kind != "named tuple":
            return list(cls.fields)
        return sorted(cls.fields, key=lambda each: each.presence != "required")

    def _bases(self, cls: Class) -> str:
        names = [self.type(cls.base)] if cls.base is not None else []
        if cls.kind == "root":
            names = ["RootModel" if cls.states_root else f"RootModel[{self._root(cls)}]"]
        elif not names:
            names = [_BASES.get(cls.kind, "")]
        if cls.parameters:
            names.append(f"Generic[{', '.join(cls.parameters)}]")
        names = [name for name in names if name]
        return f"({', '.join(names)})" if names else ""

    def _root(self, cls: Class) -> str:
        """The argument of a root model: as text where it names what is not there yet."""
        names = [each.name for each in self._module.classes]
        known = {*names[: names.index(cls.name)]}
        used = {each.name for each in inside(cls.type) if isinstance(each, Use)}
        text = self.type(cls.type)
        return text if used <= known else repr(text)

    def _config(self, cls: Class) -> Iterator[str]:
        options = [f"extra={cls.extra!r}"] if cls.extra else []
        if cls.camel:
            options.append("alias_generator=to_camel")
        names = {"model": "model_config", "dataclass": ""}
        name = names.get(cls.kind, "__pydantic_config__")
        if name and (options or cls.states_config):
            yield f"    {name} = ConfigDict({', '.join(options)})"
        if cls.extras is not None:
            yield f"    __pydantic_extra__: dict[str, {self.type(cls.extras)}]"

    def _field(self, cls: Class, field: Field) -> Iterator[str]:
        type_ = self.type(field.type)
        match cls.kind, field.presence:
            case _, "computed":
                alias = f"alias={field.sent!r}" if field.sent is not None else ""
                yield f"    @computed_field({alias})"
                yield "    @property"
                yield f"    def {field.name}(self) -> {type_}:"
                yield f"        return _made({type_}, {self._text(cls, field)!r})"
            case "named tuple", _:
                value = f" = {self._value(cls, field)!r}" if field.presence == "default" else ""
                yield f"    {field.name}: {type_}{value}"
            case "typed dict", _:
                options = ", ".join(_options(field))
                type_ = f"Annotated[{type_}, Field({options})]" if options else type_
                type_ = f"NotRequired[{type_}]" if field.presence == "may go" else type_
                yield f"    {field.name}: {type_}"
            case _:
                yield f"    {field.name}: {type_}{self._assigned(cls, field)}"

    def _assigned(self, cls: Class, field: Field) -> str:
        options = _options(field)
        match field.presence:
            case "default":
                if not options:
                    return f" = {self._value(cls, field)!r}"
                options.insert(0, f"default={self._value(cls, field)!r}")
            case "factory":
                made = f"lambda: _made({self.type(field.type)}, {self._text(cls, field)!r})"
                options.insert(0, f"default_factory={made}")
            case "excluded":
                options.append("exclude=True")
            case "excludable":
                options.append("exclude_if=lambda value: not value")
        function = "dataclasses.field" if cls.kind == "plain dataclass" else "Field"
        return f" = {function}({', '.join(options)})" if options else ""

    def _value(self, cls: Class, field: Field) -> Json:
        rng = random.Random(f"{self._module.seed} {cls.name} {field.name}")
        # as small as can be, so that a default does not come to need itself
        return Sampler(self._module, rng).value(field.type, DEEPEST)

    def _text(self, cls: Class, field: Field) -> str:
        return json.dumps(self._value(cls, field))

    def type(self, type_: Type) -> str:
        """The annotation."""
        match type_:
            case Plain(name):
                return PLAIN[name].python
            case Choice(values):
                return f"Literal[{', '.join(map(repr, values))}]"
            case Many("tuple", item):
                return f"tuple[{self.type(item)}, ...]"
            case Many(container, item):
                return f"{container}[{self.type(item)}]"
            case Row(items):
                return f"tuple[{', '.join(map(self.type, items)) or '()'}]"
            case Keyed(container, key, value):
                return f"{container}[{self.type(key)}, {self.type(value)}]"
            case Either(members) if len(members) == 2 and members[-1] == NONE:
                return f"Optional[{self.type(members[0])}]"
            case Either(members):
                return f"Union[{', '.join(map(self.type, members))}]"
            case Tagged(members):
                tag = self._module.by_name[members[0].name].tag
                union = ", ".join(map(self.type, members))
                return f"Annotated[Union[{union}], Field(discriminator={tag!r})]"
            case Use(name, ()) | Var(name):
                return name
            case Use(name, arguments):
                return f"{name}[{', '.join(map(self.type, arguments))}]"


def is_simple(type_: Type) -> bool:
    """Whether Python writes a value of the type as JSON does, so that it can be a default."""
    names = {"int", "float", "str", "bool", "None", "new", "at least", "short", "strict"}
    return all(
        isinstance(each, (Choice, Either)) or (isinstance(each, Plain) and each.name in names)
        for each in inside(type_)
    )


def _options(field: Field) -> list[str]:
    options = []
    if field.received is not None and field.received == field.sent:
        options.append(f"alias={field.received!r}")
    else:
        if field.received is not None:
            options.append(f"validation_alias={field.received!r}")
        if field.sent is not None:
            options.append(f"serialization_alias={field.sent!r}")
    if field.description is not None:
        options.append(f"description={field.description!r}")
    return options


def _decorators(cls: Class) -> list[str]:
    match cls.kind:
        case "plain dataclass":
            return ["@dataclasses.dataclass(kw_only=True)"]
        case "dataclass":
            config = f", config=ConfigDict(extra={cls.extra!r})" if cls.extra else ""
            return [f"@pydantic.dataclasses.dataclass(kw_only=True{config})"]
        case _:
            return []


def _doc(doc: str | None) -> list[str]:
    return [f"    {doc!r}"] if doc is not None else []
