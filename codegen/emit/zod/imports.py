"""The imports of a file of schemas, computed from use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.zod.names import inside, parameters_of
from codegen.emit.zod.schemas import Printer
from codegen.emit.zod.statements import render_import
from codegen.ir.order import needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from codegen.emit.zod.names import Places

_ZOD = 'import * as z from "zod";'


def imports(path: str, declarations: Sequence[ir.Declaration], places: Places) -> Iterator[str]:
    """The statements that import what the schemas of a file need."""
    yield _ZOD
    types: dict[str, set[str]] = {}
    for name in {name for each in declarations for name in _types(each, places)}:
        own, local = places.names.types[name], places.types[name]
        text = own if own == local else f"{own} as {local}"
        types.setdefault(places.type_import(path, name), set()).add(text)
    for external in (each for one in declarations for each in ir.externals(one)):
        if external.module is not None:
            module = places.external_import(path, external.module)
            types.setdefault(module, set()).add(re.split(r"[.<]", external.name)[0])
    for module in sorted(types):
        yield render_import(sorted(types[module]), module, types_only=True)
    yield from _schemas(path, declarations, places)


def _schemas(path: str, declarations: Iterable[ir.Declaration], places: Places) -> Iterator[str]:
    used: dict[str, set[str]] = {}
    for name in {name for each in declarations for name in needs(each, late=True)}:
        used.setdefault(places.files[name], set()).add(places.schemas[name])
    for other in sorted(used.keys() - {path}):
        module = places.names.import_path(path, other)
        yield render_import(sorted(used[other]), module, types_only=False)


def _types(declaration: ir.Declaration, places: Places) -> Iterator[str]:
    """The declarations whose types are written in a schema: its own, of getters, of bounds."""
    name = declaration.identity.name
    yield name
    printer = Printer(places, places.numbers[name])
    written = [each.bound for each in parameters_of(declaration) if each.bound is not None]
    for type_ in inside(declaration):
        if isinstance(type_, ir.Object):
            written += [each.type for each in type_.properties if printer.is_late(each.type)]
    while written:
        type_ = written.pop()
        if isinstance(type_, ir.Ref):
            yield type_.name
        written += ir.parts(type_)
