"""The comment above a schema: what it checks and, by name, what it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.typescript.comments import render_doc
from codegen.emit.zod.rules import unchecked

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSEEN = "__proto__"


def render_note(declaration: ir.Declaration, type_name: str) -> str:
    """Print the comment above the schema of a declaration."""
    lines = [f"Checks `{type_name}`."]
    found = list(dict.fromkeys(_notes(declaration)))
    if len(found) == 1:
        lines = [f"Checks `{type_name}`. Not checked: {found[0]}."]
    elif found:
        lines = [f"Checks `{type_name}`. Not checked:", *(f"- {note}" for note in found)]
    doc = replace(ir.NO_DOC, description="\n".join(lines), deprecated=declaration.doc.deprecated)
    return render_doc(doc)


def _notes(declaration: ir.Declaration) -> Iterator[str]:
    match declaration:
        case ir.Interface(properties=properties, additional=additional):
            yield from _of_type(ir.Object(properties, additional), "")
        case ir.Alias(type=type_):
            yield from _of_type(type_, "")


def _of_type(root: ir.Type, place: str) -> Iterator[str]:
    todo = [(root, place)]
    while todo:
        type_, place = todo.pop()
        said = f" of `{place}`" if place else ""
        match type_:
            case ir.Scalar() | ir.Array() | ir.Map():
                yield from (f"{what}{said}" for what in unchecked(type_))
            case ir.External(name=name):
                yield f"whether {f'`{place}`' if place else 'it'} is a `{name}`"
            case _:
                pass
        if isinstance(type_, ir.Object):
            for each in reversed(type_.properties):
                key = f"{place}.{each.name}" if place else each.name
                todo.append((each.type, key))
                if each.name == _UNSEEN:
                    yield f"`{key}`, which Zod drops"
            todo += [] if type_.additional is None else [(type_.additional, place)]
        else:
            todo += [(part, place) for part in reversed(ir.parts(type_))]
