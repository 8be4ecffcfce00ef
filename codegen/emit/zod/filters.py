"""What templates print of Zod schemas, and the comment that names what a schema does not check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.templating.tokens import Comment
from codegen.emit.typescript.comments import comment_layout
from codegen.emit.zod.checks import unchecked
from codegen.emit.zod.names import held_type, parameter_schema
from codegen.emit.zod.schemas import Printer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.emit.prettier.document import Layout
    from codegen.emit.templating.environment import Functions
    from codegen.emit.templating.tokens import Marks
    from codegen.emit.zod.names import ModuleMap


@dataclass(frozen=True)
class SchemaFilters:
    """Prints what is in the contract of a module map."""

    modules: ModuleMap
    marks: Marks

    @property
    def filters(self) -> Functions:
        """The filters, by their names in templates."""
        return {
            "schema": self.schema,
            "schema_name": self.schema_name,
            "schema_comment": self.schema_comment,
        }

    @property
    def tests(self) -> Functions:
        """The tests, by their names in templates."""
        return {"annotated": self.is_annotated}

    def schema(self, each: ir.Declaration | ir.Type, *, opaque: bool = False) -> str:
        """The schema of a declaration or a type.

        It does not reach into those that it refers to, if they are `opaque`: `.readonly()` hides
        what `.extend()` needs.
        """
        modules = self.modules
        if isinstance(each, ir.Interface | ir.Enum | ir.Alias):
            printer = Printer(modules, modules.built(each.identity.name), is_opaque=opaque)
            return self.marks.put(printer.declared(each))
        printer = Printer(modules, len(modules.numbers), is_opaque=opaque)
        return self.marks.put(printer.schema(each))

    def schema_name(self, each: ir.Declaration | ir.Ref | ir.TypeParameter | str) -> str:
        """The name of the schema of a declaration or of a type parameter."""
        match each:
            case ir.TypeParameter(name=name):
                return parameter_schema(name)
            case ir.Ref(name=name) | (str() as name):
                return self.modules.schemas[name]
            case _:
                return self.modules.schemas[each.identity.name]

    def schema_comment(self, each: ir.Declaration) -> str:
        """What the schema of a declaration checks and what it does not, as a comment."""
        type_name = self.modules.names.types[each.identity.name]
        return self.marks.put(Comment(schema_comment(each, type_name)))

    def is_annotated(self, each: ir.Declaration) -> bool:
        """Whether the schema of a declaration states its type, which it would not infer."""
        return each.identity.name in self.modules.annotated


_UNSEEN = "__proto__"


def schema_comment(declaration: ir.Declaration, type_name: str) -> Layout | None:
    """Lay out the comment above the schema of a declaration."""
    found = list(dict.fromkeys(_unchecked(held_type(declaration))))
    text = f"Checks `{type_name}`."
    if len(found) == 1:
        text += f" Not checked: {found[0]}."
    elif found:
        text = "\n- ".join([f"{text} Not checked:", *found])
    return comment_layout(ir.Doc(description=text, deprecated=declaration.doc.deprecated))


def _unchecked(root: ir.Type) -> Iterator[str]:
    todo = [(root, "")]
    while todo:
        type_, path = todo.pop()
        said = f" of `{path}`" if path else ""
        match type_:
            case ir.Object(properties=properties, additional=additional):
                for each in reversed(properties):
                    key = f"{path}.{each.name}" if path else each.name
                    todo.append((each.type, key))
                    if each.name == _UNSEEN:
                        yield f"`{key}`, which Zod drops"
                todo += [] if additional is None else [(additional, path)]
                continue
            case ir.Scalar() | ir.Array() | ir.Map():
                yield from (f"{what}{said}" for what in unchecked(type_))
            case ir.External(name=name):
                yield f"whether {f'`{path}`' if path else 'it'} is a `{name}`"
            case _:
                pass
        todo += [(part, path) for part in reversed(ir.parts(type_))]
