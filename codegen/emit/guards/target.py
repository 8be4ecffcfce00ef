"""The guards target: functions for each type, in a file for each file of types, and an index.ts.

Functions may call each other in a circle, across files too, so there is no order to keep.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from codegen.emit.guards.expressions import GuardPrinter
from codegen.emit.templating.environment import file_context
from codegen.emit.typescript.names import INDEX, Export, Import, assign_names, by_file
from codegen.emit.typescript.types import type_text
from codegen.emit.zod.names import held_type
from codegen.ir.order import needs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from codegen import ir
    from codegen.emit.target import Request
    from codegen.emit.templating.environment import Functions
    from codegen.emit.typescript.names import Names


def emit(request: Request) -> dict[str, str]:
    """The files of the target, by path in its folder; names and files are those of the types."""
    contract = request.contract
    names = assign_names(contract, request.config.typescript)
    printer = GuardPrinter(names.type_name)
    templates = request.templates.with_filters(_filters(names, printer))
    texts = {}
    for path, declarations in by_file(contract.declarations, names.files).items():
        context = file_context(contract, declarations, is_for_all=path == INDEX)
        words = _words(declarations, printer)
        context["imports"] = [*_imports(path, declarations, names, words)]
        context["uses"] = words
        context["types"] = _types_path(path, names)
        texts[path] = templates.render("guards/module.ts.jinja", context, path)
    if INDEX not in texts:
        context = file_context(contract, contract.declarations, is_for_all=True)
        context["exports"] = [Export(names.import_path(INDEX, path)) for path in sorted(texts)]
        texts[INDEX] = templates.render("guards/index.ts.jinja", context, INDEX)
    return texts


def _words(declarations: Sequence[ir.Declaration], printer: GuardPrinter) -> frozenset[str]:
    """The words of all functions of a file, among them the names of what they call."""
    texts = []
    for type_ in map(held_type, declarations):
        texts += [printer.test(type_, "v"), *printer.faults(type_, "v", "path")]
    return frozenset(re.findall(r"[\w$]+", "\n".join(texts)))


def guard_filters(printer: GuardPrinter) -> Functions:
    """What judges a declaration: the expression, and the statements that add its faults."""

    def test(each: ir.Declaration) -> str:
        return printer.test(held_type(each), "v")

    def faults(each: ir.Declaration) -> list[str]:
        return [*printer.faults(held_type(each), "v", "path")]

    return {"test": test, "faults": faults}


def _filters(names: Names, printer: GuardPrinter) -> Functions:
    def name(each: ir.Declaration) -> str:
        return names.types[each.identity.name]

    def type_(each: ir.Type) -> str:
        return type_text(each, lambda one: f"t.{names.types[one]}")

    return {**guard_filters(printer), "name": name, "type": type_}


def _types_path(path: str, names: Names) -> str:
    folder = posixpath.join("guards", posixpath.dirname(path))
    return posixpath.relpath("typescript/index", folder) + names.extension


def _imports(
    path: str, declarations: Sequence[ir.Declaration], names: Names, words: frozenset[str]
) -> Iterator[Import]:
    used: dict[str, set[str]] = {}
    for name in {name for each in declarations for name in needs(each, late=True)}:
        own = names.types[name]
        used.setdefault(names.files[name], set()).update(words & {f"is{own}", f"faultsOf{own}"})
    for other in sorted(used.keys() - {path}):
        yield Import(names.import_path(path, other), sorted(used[other]), types_only=False)
