"""The Zod target: a schema for each type, in a file for each file of types, and an index.ts.

A schema takes what is on the wire and refuses what Pydantic refuses, as far as that is proven; its
comment says what it leaves unchecked. What it infers is exactly the type of the TypeScript target.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.typescript.names import INDEX
from codegen.emit.typescript.statements import render_export
from codegen.emit.zod.imports import imports
from codegen.emit.zod.names import inside, place
from codegen.emit.zod.notes import render_note
from codegen.emit.zod.schemas import INHERITED, Printer
from codegen.emit.zod.statements import render_door, render_schema
from codegen.header import header_lines
from codegen.ir.order import ordered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.emit.target import Request
    from codegen.emit.zod.names import Places


def emit(request: Request) -> dict[str, str]:
    """The files of the target, by path in its folder; names and files are those of the types."""
    contract, templates = ordered(request.contract), request.templates
    places = place(contract, request.config.typescript, request.config.zod)
    files: dict[str, list[ir.Declaration]] = {}
    for declaration in contract.declarations:
        files.setdefault(places.files[declaration.identity.name], []).append(declaration)
    texts = {}
    for path, declarations in files.items():
        context = _module(path, declarations, places)
        context["header"] = header_lines(_sources(path, declarations, contract))
        texts[path] = templates.render("zod/module.ts.jinja", context)
    for path, statements in _doors(places).items():
        names = [each for each in contract.declarations if places.doors[each.identity.name] == path]
        header = header_lines(_sources(path, names, contract))
        texts[path] = templates.render(
            "zod/index.ts.jinja", {"header": header, "exports": statements}
        )
    if INDEX not in texts:
        paths = [places.names.import_path(INDEX, path) for path in sorted(files)]
        exports = [render_export(path, types_only=False) for path in paths]
        context = {"header": header_lines(contract.models), "exports": exports}
        texts[INDEX] = templates.render("zod/index.ts.jinja", context)
    return texts


def _module(path: str, declarations: Sequence[ir.Declaration], places: Places) -> dict[str, object]:
    """What the template of a file of schemas is given."""
    types = [type_ for each in declarations for type_ in inside(each)]
    scalars = {each.kind for each in types if isinstance(each, ir.Scalar)}
    keys = {one.name for each in types if isinstance(each, ir.Object) for one in each.properties}
    return {
        "imports": list(imports(path, declarations, places)),
        "has_integers": "integer" in scalars,
        "has_inherited": not INHERITED.isdisjoint(keys),
        "schemas": [_schema(each, places) for each in declarations],
    }


def _schema(declaration: ir.Declaration, places: Places) -> dict[str, str]:
    name = declaration.identity.name
    return {
        "doc": render_note(declaration, places.names.types[name]),
        "text": render_schema(declaration, Printer(places, places.numbers[name])),
    }


def _doors(places: Places) -> dict[str, list[str]]:
    """The exports of files whose schemas stand in another, by path."""
    passed: dict[tuple[str, str], list[str]] = {}
    for name, door in places.doors.items():
        if door != places.files[name]:
            passed.setdefault((door, places.files[name]), []).append(places.schemas[name])
    return {
        door: [render_door(sorted(names), places.names.import_path(door, home))]
        for (door, home), names in passed.items()
    }


def _sources(
    path: str, declarations: Sequence[ir.Declaration], contract: ir.Contract
) -> Sequence[str]:
    if path == INDEX:
        return contract.models
    modules = sorted({each.identity.module for each in declarations})
    return [contract.sources.get(module, module) for module in modules]
