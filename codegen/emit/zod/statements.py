"""The statements of a file of schemas, as finished text: the templates only place them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen import ir
from codegen.emit.prettier import (
    LINE,
    SOFTLINE,
    Doc,
    concat,
    group,
    hang,
    if_break,
    indent,
    listed,
    render,
)
from codegen.emit.prettier import javascript as code
from codegen.emit.prettier import typescript as pieces
from codegen.emit.prettier.literals import string_literal
from codegen.emit.typescript.types import piece
from codegen.emit.zod import schemas
from codegen.emit.zod.names import parameter, parameters_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.emit.prettier.javascript import Code
    from codegen.emit.typescript.types import Names
    from codegen.emit.zod.schemas import Printer


def render_schema(declaration: ir.Declaration, printer: Printer) -> str:
    """Print `export const UserSchema = ...;`."""
    name = declaration.identity.name
    parameters = parameters_of(declaration)
    arguments = tuple(ir.TypeVar(each.name) for each in parameters)
    type_ = printer.type_of(ir.Ref(name, arguments)).doc
    head = concat("export const ", printer.places.schemas[name])
    body = _body(declaration, printer)
    is_stated = name in printer.places.stated
    if parameters:
        signature = _signature(parameters, printer)
        return render(concat(head, " = ", _function(signature, type_, body, is_stated=is_stated)))
    if is_stated:
        return render(concat(code.assignment(concat(head, ": ", type_, " ="), body), ";"))
    return render(concat(code.assignment(concat(head, " ="), code.satisfying(body, type_)), ";"))


def _body(declaration: ir.Declaration, printer: Printer) -> Code:
    match declaration:
        case ir.Interface(properties=properties, additional=additional):
            return printer.object(properties, additional)
        case ir.Alias(type=type_):
            return printer.schema(type_)
        case ir.Enum(members=members):
            return schemas.constants([each.value for each in members])
        case _:
            assert_never(declaration)


def _function(signature: Doc, type_: Doc, body: Code, *, is_stated: bool) -> Doc:
    if is_stated:
        return concat(group(signature, ": ", type_), " =>", _result(body.doc), ";")
    return concat(group(signature), " =>", _result(concat(body.doc, " satisfies ", type_)), ";")


def _result(body: Doc) -> Doc:
    return group(indent(LINE, body))


def _signature(parameters: Sequence[ir.TypeParameter], printer: Printer) -> Doc:
    types = [_type_parameter(each, printer.places.type_name) for each in parameters]
    values = [concat(parameter(each.name), ": z.ZodType<", each.name, ">") for each in parameters]
    generics = group("<", indent(SOFTLINE, listed(",", types)), if_break(","), SOFTLINE, ">")
    inside = indent(SOFTLINE, listed(",", values))
    return concat(generics, "(", inside, if_break(","), SOFTLINE, ")")


def _type_parameter(parameter_: ir.TypeParameter, names: Names) -> Doc:
    if parameter_.bound is None:
        return parameter_.name
    bound = pieces.annotation(piece(parameter_.bound, names))
    return group(parameter_.name, " extends", hang(bound))


def render_import(imported: Sequence[str], module: str, *, types_only: bool) -> str:
    """Print an import, in the order given."""
    return _from(f"import {'type ' if types_only else ''}", imported, module)


def render_door(passed: Sequence[str], module: str) -> str:
    """Print an export of what another file has."""
    return _from("export ", passed, module)


def _from(head: str, names: Sequence[str], module: str) -> str:
    tail = concat(" from ", string_literal(module), ";")
    if len(names) == 1 and " as " not in names[0]:
        return render(concat(head, "{ ", names[0], " }", tail))
    return render(
        concat(head, group("{", indent(LINE, listed(",", names)), if_break(","), LINE, "}"), tail)
    )
