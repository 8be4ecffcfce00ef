"""The comment above a schema: what it checks and, by name, what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.typescript.comments import comment_layout
from codegen.emit.zod.checks import unchecked
from codegen.emit.zod.names import held_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.emit.prettier.document import Layout

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
