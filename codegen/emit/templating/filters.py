"""What templates have, whatever they are templates of: a context, and filters."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.prettier.javascript import object_key
from codegen.emit.prettier.literals import literal, property_key
from codegen.header import header_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Functions = Mapping[str, Callable[..., object]]


def file_context(
    contract: ir.Contract, declarations: Sequence[ir.Declaration], *, is_for_all: bool
) -> dict[str, object]:
    """What the template of a file is given; `is_for_all` is whether it is for all Python modules.

    Otherwise it is for one, or for several that cannot be apart.
    """
    modules = sorted({each.identity.module for each in declarations})
    sources = [contract.sources.get(module, module) for module in modules]
    return {
        "contract": contract,
        "declarations": declarations,
        "header": header_lines(contract.models if is_for_all else sources),
        "module": None if is_for_all or len(modules) > 1 else modules[0],
    }


def kind(each: object) -> str:
    """The name of the class of anything in the contract, such as `Interface` or `Union`."""
    return type(each).__name__


def key(each: ir.Property | ir.EnumMember) -> str:
    """The key of a property, or of a member in an object of constants, in quotes if need be."""
    return object_key(each.name) if isinstance(each, ir.EnumMember) else property_key(each.name)


FILTERS: Functions = MappingProxyType({"kind": kind, "key": key, "literal": literal})
