"""The TypeScript target: a file for each Python module, and an index.ts that exports them all.

In the layout `single`, index.ts holds everything itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.templating.environment import file_context
from codegen.emit.typescript.filters import TypeScriptFilters
from codegen.emit.typescript.names import INDEX, Export, Import, assign_names, by_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.config import TypeScript
    from codegen.emit.target import Request
    from codegen.emit.templating.environment import Templates
    from codegen.emit.typescript.names import Names

_INDEX = "typescript/index.ts.jinja"
_MODULE = "typescript/module.ts.jinja"
_DECLARATION = "typescript/declaration.ts.jinja"


def emit(request: Request) -> dict[str, str]:
    """The files of the target, by path in its folder; CodegenError where a name is not usable."""
    contract, options = request.contract, request.config.typescript
    names = assign_names(contract, options)
    printer = TypeScriptFilters(contract, names.type_name, options, request.templates.marks)
    templates = request.templates.with_filters(printer.filters, printer.tests)
    files = by_file(contract.declarations, names.files)
    texts = {}
    for path, declarations in files.items():
        context = {
            **file_context(contract, declarations, is_for_all=path == INDEX),
            "imports": list(_imports(path, map(printer.own, declarations), names)),
        }
        texts[path] = templates.render(_MODULE, context, path)
    if INDEX not in texts:
        context = file_context(contract, contract.declarations, is_for_all=True)
        context["exports"] = [
            Export(
                names.import_path(INDEX, path),
                types_only=not any(map(printer.is_constant, files[path])),
            )
            for path in sorted(files)
        ]
        texts[INDEX] = templates.render(_INDEX, context, INDEX)
    return texts


class Statements:
    """Single declarations as in their files, less the comments, and each enum as its type."""

    def __init__(self, contract: ir.Contract, options: TypeScript, templates: Templates) -> None:
        self.names = assign_names(contract, options)
        printer = TypeScriptFilters(
            contract,
            self.names.type_name,
            replace(options, enums="union"),
            templates.marks,
            has_comments=False,
        )
        self.declarations = {
            each.identity.name: printer.own(each) for each in contract.declarations
        }
        self._templates = templates.with_filters(printer.filters, printer.tests)

    def text(self, declaration: ir.Declaration) -> str:
        """A declaration as a statement."""
        context = {"declaration": declaration}
        return self._templates.render(_DECLARATION, context, INDEX).strip("\n")


def _imports(path: str, declarations: Iterable[ir.Declaration], names: Names) -> Iterator[Import]:
    """What a file needs, computed from use: hand-written modules, then other files."""
    written: dict[str, set[str]] = {}
    used: dict[str, set[str]] = {}
    for type_ in (each for one in declarations for each in ir.types_of(one)):
        if isinstance(type_, ir.External) and type_.module is not None:
            name = re.split(r"[.<]", type_.name)[0]
            written.setdefault(names.external_path(path, type_.module), set()).add(name)
        elif isinstance(type_, ir.Ref):
            used.setdefault(names.files[type_.name], set()).add(names.types[type_.name])
    for module in sorted(written):
        yield Import(module, sorted(written[module]))
    for other in sorted(used.keys() - {path}):
        yield Import(names.import_path(path, other), sorted(used[other]))
