"""One target by itself, and what the TypeScript of it is made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from codegen import ir
from codegen.config import Config, TypeScript
from codegen.emit.prettier.printer import render
from codegen.emit.target import Request, emitter
from codegen.emit.templating.environment import Templates
from codegen.emit.typescript.comments import comment_layout
from codegen.emit.typescript.filters import TypeScriptFilters

if TYPE_CHECKING:
    from codegen.config import EnumStyle
    from codegen.untyped import Value


def emitted(target: str, contract: ir.Contract, **configured: Value) -> dict[str, str]:
    """The files of a target for a contract; `configured` are fields of the configuration."""
    config = Config(Path(), ("app",), **{"targets": ("typescript", target), **configured})
    templates = Templates(config.root / config.templates if config.templates else None)
    return emitter(target)(Request(contract, config, templates))


def statement(
    declaration: ir.Declaration, enums: EnumStyle = "union", *, has_comments: bool = False
) -> str:
    """What the template makes of a declaration whose types are called as in the contract."""
    bases = declaration.bases if isinstance(declaration, ir.Interface) else ()
    others = (ir.Interface(ir.Identity(each.name, "m", each.name), ()) for each in bases)
    templates, contract = Templates(), ir.Contract((*others, declaration))
    printer = TypeScriptFilters(
        contract, str, TypeScript(enums=enums), templates.marks, has_comments=has_comments
    )
    templates = templates.with_filters(printer.filters, printer.tests)
    context = {"declaration": declaration}
    return templates.render("typescript/declaration.ts.jinja", context, "a.ts").strip("\n")


def comment(
    doc: ir.Doc, type_: ir.Type | None = None, indentation: int = 0, see: str | None = None
) -> str:
    """The comment above something, so many columns in; "" where nothing is said."""
    layout = comment_layout(doc, type_, see)
    return "" if layout is None else render(layout, indentation)
