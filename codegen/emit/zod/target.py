"""The Zod target: a schema for each type, in a file for each file of types, and an index.ts.

A schema takes what is on the wire and refuses what Pydantic refuses, as far as that is proven; its
comment says what it leaves unchecked. What it infers is exactly the type of the TypeScript target.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.templating.environment import file_context
from codegen.emit.typescript.filters import TypeScriptFilters
from codegen.emit.typescript.names import INDEX, Export, Import, by_file
from codegen.emit.zod.filters import SchemaFilters
from codegen.emit.zod.names import held_type, resolve
from codegen.emit.zod.schemas import INHERITED, Printer
from codegen.ir.order import ordered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from codegen.emit.target import Request
    from codegen.emit.zod.names import ModuleMap


def emit(request: Request) -> dict[str, str]:
    """The files of the target, by path in its folder; names and files are those of the types."""
    contract, config, marks = ordered(request.contract), request.config, request.templates.marks
    modules = resolve(contract, config.typescript, config.zod)
    types = TypeScriptFilters(contract, modules.type_name, config.typescript, marks)
    schemas = SchemaFilters(modules, marks)
    templates = request.templates.with_filters(types.filters, types.tests)
    templates = templates.with_filters(schemas.filters, schemas.tests)
    files = by_file(contract.declarations, modules.files)
    texts = {}
    for path, declarations in files.items():
        context = {
            **file_context(contract, declarations, is_for_all=path == INDEX),
            **_module(path, declarations, modules),
        }
        texts[path] = templates.render("zod/module.ts.jinja", context, path)
    for path, declarations in by_file(contract.declarations, modules.names.files).items():
        if exports := _reexports(path, declarations, modules):
            context = file_context(contract, declarations, is_for_all=False)
            context["exports"] = exports
            texts[path] = templates.render("zod/index.ts.jinja", context, path)
    if INDEX not in texts:
        context = file_context(contract, contract.declarations, is_for_all=True)
        context["exports"] = [
            Export(modules.names.import_path(INDEX, path)) for path in sorted(files)
        ]
        texts[INDEX] = templates.render("zod/index.ts.jinja", context, INDEX)
    return texts


def _module(
    path: str, declarations: Sequence[ir.Declaration], modules: ModuleMap
) -> dict[str, object]:
    """What the template of a file of schemas is given besides."""
    types = [type_ for each in declarations for type_ in ir.walk(held_type(each))]
    scalars = {each.kind for each in types if isinstance(each, ir.Scalar)}
    keys = {one.name for each in types if isinstance(each, ir.Object) for one in each.properties}
    return {
        "imports": [*_types(path, declarations, modules), *_schemas(path, declarations, modules)],
        "package": "zod/mini" if modules.flavour == "mini" else "zod",
        "schema_class": f"{modules.base}Type",
        "uses_int": "integer" in scalars,
        "uses_kept": any(each.parameters for each in declarations),
        "uses_own": not INHERITED.isdisjoint(keys),
    }


def _types(
    path: str, declarations: Sequence[ir.Declaration], modules: ModuleMap
) -> Iterator[Import]:
    used: dict[str, set[str]] = {}
    for name in {name for each in declarations for name in _written(each, modules)}:
        own, local = modules.names.types[name], modules.types[name]
        text = own if own == local else f"{own} as {local}"
        used.setdefault(modules.type_path(path, name), set()).add(text)
    for external in (each for one in declarations for each in ir.externals(one)):
        if external.module is not None:
            module = modules.external_path(path, external.module)
            used.setdefault(module, set()).add(re.split(r"[.<]", external.name)[0])
    for module in sorted(used):
        yield Import(module, sorted(used[module]), types_only=True)


def _written(declaration: ir.Declaration, modules: ModuleMap) -> Iterator[str]:
    """The declarations whose types a schema writes: of getters, of bounds, its own if stated."""
    name = declaration.identity.name
    if name in modules.annotated:
        yield name
    written = [each.bound for each in declaration.parameters if each.bound is not None]
    printer = Printer(modules, modules.built(name))
    if printer.here <= modules.numbers[name]:
        for type_ in ir.walk(held_type(declaration)):
            if isinstance(type_, ir.Object):
                written += [each.type for each in type_.properties if printer.is_late(each.type)]
    for type_ in written:
        yield from (each.name for each in ir.walk(type_) if isinstance(each, ir.Ref))


def _schemas(
    path: str, declarations: Sequence[ir.Declaration], modules: ModuleMap
) -> Iterator[Import]:
    used: dict[str, set[str]] = {}
    for name in {name for each in declarations for name in modules.needed[each.identity.name]}:
        used.setdefault(modules.files[name], set()).add(modules.schemas[name])
    for other in sorted(used.keys() - {path}):
        names = sorted(used[other])
        yield Import(modules.names.import_path(path, other), names, types_only=False)


def _reexports(
    path: str, declarations: Sequence[ir.Declaration], modules: ModuleMap
) -> list[Export]:
    """What a file exports whose schemas stand in another."""
    moved = by_file(declarations, modules.files)
    return [
        Export(
            modules.names.import_path(path, home),
            sorted(modules.schemas[each.identity.name] for each in moved[home]),
        )
        for home in moved
        if home != path
    ]
