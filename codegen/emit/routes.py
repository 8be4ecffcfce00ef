"""The target of routes: the paths of an application, in the form that openapi-fetch takes.

It is one file of types, index.ts, made from those of the TypeScript target.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.prettier.literals import property_key
from codegen.emit.templating.environment import file_context
from codegen.emit.typescript.filters import TypeScriptFilters
from codegen.emit.typescript.names import INDEX, assign_names, beside, used_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.emit.target import Request
    from codegen.emit.templating.environment import Functions

_PLACES = ("query", "header", "path", "cookie")
_OURS = ("HTTPValidationError", "ValidationError", "operations", "paths")


def emit(request: Request) -> dict[str, str]:
    """The file of the target, by path in its folder."""
    contract, options = request.contract, request.config.typescript
    names = assign_names(contract, options)
    local = beside(names, _OURS)
    printer = TypeScriptFilters(contract, local.type_name, options, request.templates.marks)
    filters = {**printer.filters, **FILTERS}
    templates = request.templates.with_filters(filters, printer.tests)
    paths: dict[str, dict[str, ir.Route]] = {}
    for route in contract.routes:
        paths.setdefault(route.path, {})[route.method] = route
    context = {
        **file_context(contract, (), is_for_all=True),
        "imports": used_elsewhere(
            (one for each in contract.routes for one in _types(each)), names, local
        ),
        "methods": ir.METHODS,
        "paths": paths,
        "places": _PLACES,
        "routes": contract.routes,
    }
    return {INDEX: templates.render("routes/index.ts.jinja", context, INDEX)}


def _id(route: ir.Route) -> str:
    """The key of a route among all operations."""
    return property_key(route.id)


def _place(route: ir.Route, name: str) -> ir.Property | None:
    """The parameters of a route in one place; None where it takes none."""
    return next((each for each in route.parameters if each.name == name), None)


def _status(response: ir.Response) -> int | str:
    """A status as the client compares it: a number, where it is one."""
    return int(response.status) if response.status.isdecimal() else response.status


def _types(route: ir.Route) -> Iterator[ir.Type]:
    contents = (each for response in route.responses for each in response.content)
    yield from (each.type for each in (*route.parameters, *route.body, *contents))


FILTERS: Functions = MappingProxyType({"id": _id, "place": _place, "status": _status})
