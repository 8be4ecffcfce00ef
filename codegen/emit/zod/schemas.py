"""IR types as Zod schemas: `Type` -> `ExprLayout`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen import ir
from codegen.emit.prettier import javascript as js
from codegen.emit.prettier import typescript as ts
from codegen.emit.prettier.document import concat
from codegen.emit.prettier.literals import literal
from codegen.emit.typescript.types import type_layout
from codegen.emit.zod import checks, unions
from codegen.emit.zod.names import OWN, held_type, parameter_schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.emit.prettier.document import Layout
    from codegen.emit.prettier.javascript import ExprLayout
    from codegen.emit.zod.names import ModuleMap

INHERITED = frozenset(
    """
    constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf
    __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__
    """.split()
)
"""Keys that every object seems to have."""

_UNSEEN = "__proto__"


@dataclass(frozen=True)
class Printer:
    """Prints what is in one declaration; `here` is how many schemas are there by then, in order.

    If the schemas are `is_opaque`, it does not reach into those that it refers to.
    """

    modules: ModuleMap
    here: int
    is_opaque: bool = False

    def declared(self, declaration: ir.Declaration) -> ExprLayout:
        """The schema of a declaration."""
        if not isinstance(declaration, ir.Enum):
            return self.schema(held_type(declaration))
        values = [ir.Const(each.value) for each in declaration.members]
        return _constants(values) if values else js.call("z.never")

    def schema(self, type_: ir.Type) -> ExprLayout:
        """The schema of a type."""
        match type_:
            case ir.Scalar():
                return checks.scalar(type_, self.modules.flavour)
            case ir.Const():
                return _constants([type_])
            case ir.Array(items=items):
                return self._checked(js.call("z.array", self.schema(items)), type_)
            case ir.Tuple():
                return self._tuple(type_)
            case ir.Map():
                return self._checked(self._map(type_), type_)
            case ir.Object(properties=properties, additional=additional):
                return self._object(properties, additional)
            case ir.Union():
                return self._union(type_)
            case ir.Intersection():
                return self._intersection(type_)
            case ir.Ref():
                return self._ref(type_)
            case ir.TypeVar(name=name):
                return js.name(parameter_schema(name))
            case ir.External(name=name):
                return js.call(f"z.custom<{name}>")
            case _:
                assert_never(type_)

    def _checked(self, base: ExprLayout, type_: ir.Array | ir.Map) -> ExprLayout:
        return checks.checked(base, type_, self.modules.flavour)

    def _then(self, base: ExprLayout, method: str, *arguments: ExprLayout) -> ExprLayout:
        """The call of a method, which is a function in `zod/mini`."""
        if self.modules.flavour == "mini":
            return js.call(f"z.{method}", base, *arguments)
        return js.then(base, method, *arguments)

    def _object(self, properties: Sequence[ir.Property], additional: ir.Type | None) -> ExprLayout:
        shape = js.object_([self._member(each) for each in properties])
        match additional:
            case None:
                schema = js.call("z.object", shape)
            case ir.Scalar("never"):
                schema = js.call("z.strictObject", shape)
            case ir.Scalar("unknown"):
                schema = js.call("z.looseObject", shape)
            case _:
                rest = self.schema(additional)
                schema = self._then(js.call("z.object", shape), "catchall", rest)
        if any(each.name in INHERITED for each in properties):
            if self.modules.flavour == "mini":
                return js.call("z.pipe", js.call("z.transform", js.name(OWN)), schema)
            return js.call("z.preprocess", js.name(OWN), schema)
        return schema

    def is_late(self, type_: ir.Type) -> bool:
        """Whether a type speaks of what is not there yet when its schema is built."""
        if self.here == len(self.modules.numbers):
            return False
        refs = (each for each in ir.walk(type_) if isinstance(each, ir.Ref))
        return any(self.modules.numbers[ref.name] >= self.here for ref in refs)

    def _member(self, property_: ir.Property) -> Layout:
        key, is_late = js.object_key(property_.name), self.is_late(property_.type)
        printer = self._unhurried if is_late else self
        schema = printer.schema(property_.type)
        if not property_.required:
            schema = js.call("z.exactOptional", schema)
        if not is_late:
            return concat(js.member(key, schema), ",")
        base, held = self.modules.base, type_layout(property_.type, self.modules.type_name)
        type_ = ts.reference(f"{base}Type", [held])
        if not property_.required:
            type_ = ts.reference(f"{base}ExactOptional", [type_])
        return concat(js.getter(key, type_.layout, schema), ",")

    @property
    def _unhurried(self) -> Printer:
        """Prints what is evaluated late, when all declarations are there."""
        return replace(self, here=len(self.modules.numbers))

    def _ref(self, ref: ir.Ref) -> ExprLayout:
        schema = self._direct(ref)
        return js.lazy(schema) if self.modules.numbers[ref.name] >= self.here else schema

    def _direct(self, ref: ir.Ref) -> ExprLayout:
        name = self.modules.schemas[ref.name]
        if not ref.arguments:
            return js.name(name)
        is_late = self.modules.numbers[ref.name] >= self.here
        inside = self._unhurried if is_late else self
        return js.call(name, *(inside.schema(each) for each in ref.arguments))

    def _tuple(self, tuple_: ir.Tuple) -> ExprLayout:
        items = [self.schema(each) for each in tuple_.items]
        items[tuple_.required :] = [
            js.call("z.exactOptional", each) for each in items[tuple_.required :]
        ]
        arguments = [js.array(items)]
        if tuple_.rest is not None:
            arguments.append(self.schema(tuple_.rest))
        return js.call("z.tuple", *arguments)

    def _map(self, map_: ir.Map) -> ExprLayout:
        keys, values = map_.keys, self.schema(map_.values)
        if isinstance(keys, ir.Scalar):
            never = keys.kind == "never"
            key = self.schema(keys if keys.kind == "string" else ir.Scalar("string"))
            return js.call("z.record", key, js.call("z.never") if never else values)
        return js.call("z.partialRecord", self.schema(keys), values)

    def _union(self, union: ir.Union) -> ExprLayout:
        flat = unions.flattened(union)
        others = [each for each in flat if not ir.is_null(each)]
        consts = [each for each in others if isinstance(each, ir.Const)]
        members = [each for each in others if not isinstance(each, ir.Const)]
        schema = self._members(union, consts, members)
        if schema is None:
            return js.call("z.null")
        return js.call("z.nullable", schema) if len(others) < len(flat) else schema

    def _members(
        self, union: ir.Union, consts: Sequence[ir.Const], members: Sequence[ir.Type]
    ) -> ExprLayout | None:
        if not members:
            return _constants(consts) if consts else None
        known = self.modules.declarations
        if not consts and len(members) > 1 and self._tells(union.discriminator, members):
            tag = js.value(union.discriminator)
            options = js.array([self.schema(each) for each in members])
            return js.call("z.discriminatedUnion", tag, options)
        schemas = [self.schema(each) for each in unions.in_order(members, known)]
        schemas = [_constants(consts)] * bool(consts) + schemas
        return schemas[0] if len(schemas) == 1 else js.call("z.union", js.array(schemas))

    def _tells(self, tag: str | None, members: Sequence[ir.Type]) -> bool:
        """Whether a property tells the members apart, and Zod can see that."""
        if tag is None or not all(map(self._is_open, members)):
            return False
        return unions.tells(tag, members, self.modules.declarations)

    def _is_open(self, member: ir.Type) -> bool:
        """Whether the schema of a member is an object that shows its properties."""
        match member:
            case ir.Intersection():
                return self._extended(member) is not None
            case ir.Object(properties=properties, additional=additional):
                return _is_shown(properties, additional)
            case ir.Ref():
                found = self.modules.declarations[member.name]
                if not isinstance(found, ir.Interface) or member.name in self.modules.annotated:
                    return False
                is_there = self.modules.numbers[member.name] < self.here
                return is_there and _is_shown(found.properties, found.additional)
            case _:
                return False

    def _intersection(self, type_: ir.Intersection) -> ExprLayout:
        extended = self._extended(type_)
        if extended is not None:
            base, more = extended
            shape = js.object_([self._member(each) for each in more.properties])
            return self._then(self.schema(base), "extend", shape)
        first, *others = [self.schema(each) for each in type_.members]
        for other in others:
            first = js.call("z.intersection", first, other)
        return first

    def _extended(self, type_: ir.Intersection) -> tuple[ir.Ref, ir.Object] | None:
        """An object and what is said more closely of some of its properties, if that is all."""
        match type_.members:
            case (ir.Ref(arguments=()) as base, ir.Object(additional=None) as more) if (
                not self.is_opaque
            ):
                found = self.modules.declarations[base.name]
                if not self._is_open(base) or not isinstance(found, ir.Interface):
                    return None
                declared = {each.name: each.type for each in found.properties}
                narrower = all(
                    each.required and unions.is_within(each.type, declared.get(each.name))
                    for each in more.properties
                )
                return (base, more) if narrower else None
            case _:
                return None


def _is_shown(properties: Sequence[ir.Property], additional: ir.Type | None) -> bool:
    """Whether the schema of an object is inferred, and nothing is put around it."""
    is_plain = additional in {None, ir.NEVER, ir.UNKNOWN}
    return is_plain and not any(each.name in INHERITED for each in properties)


def _constants(consts: Sequence[ir.Const]) -> ExprLayout:
    values = list({literal(each.value): each.value for each in consts}.values())
    if values == [None]:
        return js.call("z.null")
    printed = [js.value(each) for each in values]
    if len(printed) == 1:
        return js.call("z.literal", printed[0])
    texts = all(isinstance(each, str) for each in values) and _UNSEEN not in values
    return js.call("z.enum" if texts else "z.literal", js.array(printed))
