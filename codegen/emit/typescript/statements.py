"""The statements of a TypeScript file, as finished text: the templates only place them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.emit.prettier import (
    LINE,
    SOFTLINE,
    concat,
    group,
    hang,
    if_break,
    indent,
    listed,
    render,
)
from codegen.emit.prettier import typescript as pieces
from codegen.emit.prettier.literals import literal, property_key, string_literal
from codegen.emit.prettier.unicode import text_width
from codegen.emit.typescript.types import index_doc, piece, property_doc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen import ir
    from codegen.emit.prettier import Doc
    from codegen.emit.typescript.types import Names

_MEMBER = 2  # columns that a member of an interface is indented
_SHORT_KEY = 4  # columns of a key after which prettier never starts a new line


def render_alias(
    name: str, parameters: Sequence[ir.TypeParameter], type_: ir.Type, names: Names
) -> str:
    """Print `export type Name<...> = ...;`."""
    head = concat("type ", name, _parameters(parameters, names))
    body = piece(type_, names)
    return render(concat("export ", _assignment(head, body, parameters), ";"))


def _assignment(head: Doc, body: pieces.Piece, parameters: Sequence[ir.TypeParameter]) -> Doc:
    if body.shape == "union":
        return group(group(head), " =", group(indent(LINE, body.doc)))
    if len(parameters) > 1 and any(one.bound or one.default for one in parameters):
        return group(head, " = ", group(body.doc))
    return group(group(head), " =", hang(body.doc))


def render_heading(
    name: str,
    parameters: Sequence[ir.TypeParameter],
    bases: Sequence[ir.Type],
    names: Names,
) -> str:
    """Print the first lines of an interface, up to its opening brace."""
    head = concat("export interface ", name, _parameters(parameters, names))
    printed = [piece(base, names).doc for base in bases]
    if len(printed) > 1:
        return render(
            concat(
                group(head, indent(LINE, "extends", group(indent(LINE, listed(",", printed))))),
                " {",
            )
        )
    return render(concat(head, *(part for base in printed for part in (" extends ", base)), " {"))


def render_member(property_: ir.Property, names: Names) -> str:
    """Print a member of an interface."""
    return render(concat(property_doc(property_, names), ";"), _MEMBER)


def render_index(
    properties: Sequence[ir.Property], additional: ir.Type | None, names: Names
) -> str:
    """Print the index signature of an interface; "" where it has none.

    An interface without properties accepts anything that is not null, even 5; so one that accepts
    only `{}` has an index signature as well.
    """
    index = index_doc(properties, additional, names)
    return "" if index is None else render(concat(index, ";"), _MEMBER)


def render_constants(name: str) -> tuple[str, str, int]:
    """Print what stands around the entries of an object of constants: its heading and its end.

    The end holds the type of the values, under the name of the object. With them comes the number
    of columns that the entries are indented.
    """
    heading = render(concat("export const ", name, " =", hang("{")))
    margin = _MEMBER * heading.count("\n")
    values = hang(f"(typeof {name})[keyof typeof {name}]")
    type_ = render(concat("export type ", name, " =", values, ";"))
    return heading, f"{' ' * margin}}} as const;\n{type_}", margin + _MEMBER


def render_entry(member: ir.EnumMember, indentation: int) -> str:
    """Print an entry of an object of constants."""
    key, text = property_key(member.name), literal(member.value)
    key = '["__proto__"]' if member.name == "__proto__" else key  # else it would set the prototype
    stays = text_width(key) <= _SHORT_KEY or text in {"true", "false"} or text[0].isdigit()
    return render(concat(key, ":", concat(" ", text) if stays else hang(text), ","), indentation)


def render_contract(name: str, fingerprint: str) -> str:
    """Print the constant by which both sides of the wire know that they speak of one contract."""
    return f"export const {name} = {string_literal(fingerprint)};"


def render_export(module: str, *, types_only: bool) -> str:
    """Print an export of everything that a module has."""
    return f"export {'type ' if types_only else ''}* from {string_literal(module)};"


def render_import(imported: Sequence[str], module: str) -> str:
    """Print an import of types, in the order given."""
    head, tail = "import type ", concat(" from ", string_literal(module), ";")
    if len(imported) == 1:
        return render(concat(head, "{ ", imported[0], " }", tail))
    braces = group("{", indent(LINE, listed(",", imported)), if_break(","), LINE, "}")
    return render(concat(head, braces, tail))


def _parameters(parameters: Sequence[ir.TypeParameter], names: Names) -> Doc:
    if not parameters:
        return ""
    inside = listed(",", [_parameter(parameter, names) for parameter in parameters])
    return group("<", indent(SOFTLINE, inside), if_break(","), SOFTLINE, ">")


def _parameter(parameter: ir.TypeParameter, names: Names) -> Doc:
    bound, default = (
        concat(word, hang(pieces.annotation(piece(type_, names)))) if type_ else ""
        for word, type_ in ((" extends", parameter.bound), (" =", parameter.default))
    )
    return group(parameter.name, bound, default)
