"""The user's own targets: a file, or one for each Python module, from a template of the user's.

It has all filters that our own templates have; `docs/templates.md` tells them, and the context.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.emit import routes
from codegen.emit.guards.expressions import GuardPrinter
from codegen.emit.guards.target import guard_filters
from codegen.emit.templating.environment import file_context
from codegen.emit.typescript.filters import TypeScriptFilters
from codegen.emit.typescript.names import assign_names, by_file
from codegen.emit.zod.filters import SchemaFilters
from codegen.emit.zod.names import resolve
from codegen.errors import CodegenError, Problem
from codegen.header import carries_header
from codegen.ir.order import ordered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.emit.target import Request
    from codegen.emit.templating.environment import Templates
    from codegen.ir import Contract

_MODULE = "{module}"
_HEADER = "start with {% for line in header %}, each line behind the sign of a comment"


def emit(request: Request) -> dict[str, str]:
    """The texts of the files that the configuration names, by path.

    Raises CodegenError for a template that fails, and for a text without our header.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    files = request.config.custom
    templates = with_all_filters(request) if files else request.templates
    for pattern, template in files.items():
        for path, context in _contexts(request.contract, pattern):
            text = templates.render(template, context, path)
            texts[path] = text if text.endswith("\n") or not text else f"{text}\n"
            if not carries_header(text):
                what = f"the text for {path} does not carry the header"
                problems.append(Problem("template-header", templates.file(template), what, _HEADER))
    if problems:
        raise CodegenError(problems)
    return texts


def with_all_filters(request: Request) -> Templates:
    """The templates of a request, with the filters of all targets."""
    contract, config, marks = request.contract, request.config, request.templates.marks
    names = assign_names(contract, config.typescript).type_name
    types = TypeScriptFilters(contract, names, config.typescript, marks)
    schemas = SchemaFilters(resolve(ordered(contract), config.typescript, config.zod), marks)
    templates = request.templates.with_filters(types.filters, types.tests)
    templates = templates.with_filters(schemas.filters, schemas.tests)
    return templates.with_filters({**guard_filters(GuardPrinter(names)), **routes.FILTERS})


def _contexts(contract: Contract, pattern: str) -> Iterator[tuple[str, dict[str, object]]]:
    """The paths that a pattern means, and what the template is given for each."""
    if _MODULE not in pattern:
        yield pattern, file_context(contract, contract.declarations, is_for_all=True)
        return
    modules = {each.identity.name: each.identity.module for each in contract.declarations}
    for module, declarations in by_file(contract.declarations, modules).items():
        path = pattern.replace(_MODULE, module.replace(".", "/"))
        yield path, file_context(contract, declarations, is_for_all=False)
