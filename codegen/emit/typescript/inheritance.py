"""IR -> IR: interfaces without the properties that their bases already state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen import ir

if TYPE_CHECKING:
    from collections.abc import Mapping


def without_inherited(contract: ir.Contract) -> ir.Contract:
    """The contract in which an interface states what it adds, or says otherwise, to its bases."""
    interfaces = {
        each.identity.name: each for each in contract.declarations if isinstance(each, ir.Interface)
    }
    declarations = (
        _own(each, interfaces) if isinstance(each, ir.Interface) else each
        for each in contract.declarations
    )
    return replace(contract, declarations=tuple(declarations))


def _own(interface: ir.Interface, interfaces: Mapping[str, ir.Interface]) -> ir.Interface:
    inherited = {
        member.name: member.doc
        for base in interface.bases
        for member in interfaces[base.name].properties
    }
    own = (
        member
        for member in interface.properties
        if member.name not in inherited or inherited[member.name] != member.doc
    )
    return replace(interface, properties=tuple(own))
