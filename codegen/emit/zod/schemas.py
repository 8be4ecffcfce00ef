"""IR types as Zod schemas: `Type` -> `Code`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen import ir
from codegen.emit.prettier import javascript as code
from codegen.emit.prettier import typescript as pieces
from codegen.emit.prettier.literals import literal
from codegen.emit.typescript.types import piece
from codegen.emit.zod import rules, unions
from codegen.emit.zod.names import OWN, parameter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.emit.prettier import Doc
    from codegen.emit.prettier.javascript import Code
    from codegen.emit.zod.names import Places

INHERITED = frozenset(
    """
    constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf
    __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__
    """.split()
)
"""Keys that every object seems to have."""

_NULLS = (ir.Scalar("null"), ir.Const(None))
_UNSEEN = "__proto__"


@dataclass(frozen=True)
class Printer:
    """Prints what is in one declaration; `here` is its place in the order."""

    places: Places
    here: int

    def schema(self, type_: ir.Type) -> Code:
        """The schema of a type."""
        match type_:
            case ir.Scalar():
                return rules.scalar(type_)
            case ir.Const():
                return _constants([type_])
            case ir.Array(items=items):
                return rules.checked(code.call("z.array", self.schema(items)), type_)
            case ir.Tuple():
                return self._tuple(type_)
            case ir.Map():
                return rules.checked(self._map(type_), type_)
            case ir.Object(properties=properties, additional=additional):
                return self.object(properties, additional)
            case ir.Union():
                return self._union(type_)
            case ir.Intersection():
                return self._intersection(type_)
            case ir.Ref():
                return self._ref(type_)
            case ir.TypeVar(name=name):
                return code.name(parameter(name))
            case ir.External(name=name):
                return code.call(f"z.custom<{name}>")
            case _:
                assert_never(type_)

    def object(self, properties: Sequence[ir.Property], additional: ir.Type | None) -> Code:
        """The schema of an object."""
        shape = code.object_([self._member(each) for each in properties])
        match additional:
            case None:
                schema = code.call("z.object", shape)
            case ir.Scalar("never"):
                schema = code.call("z.strictObject", shape)
            case ir.Scalar("unknown"):
                schema = code.call("z.looseObject", shape)
            case _:
                rest = self.schema(additional)
                schema = code.then(code.call("z.object", shape), "catchall", rest)
        if any(each.name in INHERITED for each in properties):
            return code.call("z.preprocess", code.name(OWN), schema)
        return schema

    def type_of(self, type_: ir.Type) -> pieces.Piece:
        """`z.ZodType<...>` of a type."""
        return pieces.reference("z.ZodType", [piece(type_, self.places.type_name)])

    def is_late(self, type_: ir.Type) -> bool:
        """Whether a type speaks of what is not there yet when its schema is built."""
        todo = [type_]
        while todo:
            each = todo.pop()
            if isinstance(each, ir.Ref) and self.places.numbers[each.name] >= self.here:
                return True
            todo += ir.parts(each)
        return False

    def _member(self, property_: ir.Property) -> Doc:
        is_late = self.is_late(property_.type)
        printer = self._unhurried if is_late else self
        schema = printer.schema(property_.type)
        if not property_.required:
            schema = code.call("z.exactOptional", schema)
        if not is_late:
            return code.member(property_.name, schema)
        type_ = self.type_of(property_.type)
        if not property_.required:
            type_ = pieces.reference("z.ZodExactOptional", [type_])
        return code.getter(property_.name, type_.doc, schema)

    @property
    def _unhurried(self) -> Printer:
        """Prints what is evaluated late, when all declarations are there."""
        return replace(self, here=len(self.places.numbers))

    def _ref(self, ref: ir.Ref) -> Code:
        schema = self._direct(ref)
        return code.lazy(schema) if self.places.numbers[ref.name] >= self.here else schema

    def _direct(self, ref: ir.Ref) -> Code:
        name = self.places.schemas[ref.name]
        if not ref.arguments:
            return code.name(name)
        is_late = self.places.numbers[ref.name] >= self.here
        inside = self._unhurried if is_late else self
        return code.call(name, *(inside.schema(each) for each in ref.arguments))

    def _tuple(self, tuple_: ir.Tuple) -> Code:
        items = [self.schema(each) for each in tuple_.items]
        items[tuple_.required :] = [
            code.call("z.exactOptional", each) for each in items[tuple_.required :]
        ]
        arguments = [code.array(items)]
        if tuple_.rest is not None:
            arguments.append(self.schema(tuple_.rest))
        return code.call("z.tuple", *arguments)

    def _map(self, map_: ir.Map) -> Code:
        keys, values = map_.keys, self.schema(map_.values)
        if isinstance(keys, ir.Scalar):
            never = keys.kind == "never"
            key = rules.scalar(keys if keys.kind == "string" else ir.Scalar("string"))
            return code.call("z.record", key, code.call("z.never") if never else values)
        return code.call("z.partialRecord", self.schema(keys), values)

    def _union(self, union: ir.Union) -> Code:
        flat = unions.flattened(union)
        consts = [each for each in flat if isinstance(each, ir.Const) and each not in _NULLS]
        members = [each for each in flat if not isinstance(each, ir.Const) and each not in _NULLS]
        is_nullable = any(each in _NULLS for each in flat)
        schema = self._members(union, consts, members)
        if schema is None:
            return code.call("z.null")
        return code.call("z.nullable", schema) if is_nullable else schema

    def _members(
        self, union: ir.Union, consts: Sequence[ir.Const], members: Sequence[ir.Type]
    ) -> Code | None:
        if not members:
            return _constants(consts) if consts else None
        known = self.places.declarations
        if not consts and len(members) > 1 and self._tells(union.discriminator, members):
            tag = code.value(union.discriminator)
            options = code.array([self.schema(each) for each in members])
            return code.call("z.discriminatedUnion", tag, options)
        schemas = [self.schema(each) for each in unions.in_order(members, known)]
        schemas = [_constants(consts)] * bool(consts) + schemas
        return schemas[0] if len(schemas) == 1 else code.call("z.union", code.array(schemas))

    def _tells(self, tag: str | None, members: Sequence[ir.Type]) -> bool:
        """Whether a property tells the members apart, and Zod can see that."""
        if tag is None or not all(map(self._is_open, members)):
            return False
        return unions.tells(tag, members, self.places.declarations)

    def _is_open(self, member: ir.Type) -> bool:
        """Whether the schema of a member is an object that shows its properties."""
        match member:
            case ir.Intersection():
                return self._extended(member) is not None
            case ir.Object(properties=properties, additional=additional):
                return _is_shown(properties, additional)
            case ir.Ref():
                found = self.places.declarations[member.name]
                if not isinstance(found, ir.Interface) or member.name in self.places.stated:
                    return False
                is_there = self.places.numbers[member.name] < self.here
                return is_there and _is_shown(found.properties, found.additional)
            case _:
                return False

    def _intersection(self, type_: ir.Intersection) -> Code:
        extended = self._extended(type_)
        if extended is not None:
            base, more = extended
            shape = code.object_([self._member(each) for each in more.properties])
            return code.then(self.schema(base), "extend", shape)
        first, *others = [self.schema(each) for each in type_.members]
        for other in others:
            first = code.call("z.intersection", first, other)
        return first

    def _extended(self, type_: ir.Intersection) -> tuple[ir.Ref, ir.Object] | None:
        """An object and what is said more closely of some of its properties, if that is all."""
        match type_.members:
            case (ir.Ref(arguments=()) as base, ir.Object(additional=None) as more):
                found = self.places.declarations[base.name]
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
    is_plain = additional in {None, ir.Scalar("never"), ir.Scalar("unknown")}
    return is_plain and not any(each.name in INHERITED for each in properties)


def _constants(consts: Sequence[ir.Const]) -> Code:
    values = list({literal(each.value): each.value for each in consts}.values())
    if values == [None]:
        return code.call("z.null")
    printed = [code.value(each) for each in values]
    if len(printed) == 1:
        return code.call("z.literal", printed[0])
    texts = all(isinstance(each, str) for each in values) and _UNSEEN not in values
    return code.call("z.enum" if texts else "z.literal", code.array(printed))


def constants(values: Sequence[str | float | bool | None]) -> Code:
    """The schema of some values."""
    return _constants([ir.Const(each) for each in values]) if values else code.call("z.never")
