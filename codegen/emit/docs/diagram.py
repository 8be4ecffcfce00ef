"""The contract as a Mermaid class diagram: what it consists of, what extends and holds what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.docs.contract import names as named_in
from codegen.emit.docs.page import Fragment
from codegen.emit.docs.python import python_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST = 45_000
"""Characters: Mermaid refuses more than 50,000."""

_LONGEST = 60
"""Characters of a member's type; a longer one says nothing in a diagram."""

_SAFE = re.compile(r"[A-Za-z0-9 _.,:|\[\]?-]")
_PLAIN_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_KEYWORDS = frozenset("class note namespace style end direction click link callback href".split())


def class_diagram(contract: ir.Contract) -> str | None:
    """The text of the diagram: without members where these are too many, None where all is."""
    if not contract.declarations:
        return None
    ids = _ids(contract)
    for with_members in (True, False):
        lines = [*_classes(contract, ids, with_members=with_members), *_relations(contract, ids)]
        text = "\n".join(["classDiagram", *(f"  {line}" for line in lines)])
        if len(text) <= _MOST:
            return text
    return None


def _ids(contract: ir.Contract) -> dict[str, str]:
    """What a class is called inside the diagram."""
    names = {each.identity.name for each in contract.declarations}
    ids = {}
    for number, each in enumerate(contract.declarations, 1):
        name = each.identity.name
        plain = _PLAIN_ID.fullmatch(name) and name.lower() not in _KEYWORDS
        ids[name] = name if plain else _free(f"class_{number}", names)
    return ids


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name


def _classes(contract: ir.Contract, ids: dict[str, str], *, with_members: bool) -> Iterator[str]:
    for each in contract.declarations:
        name, shown = each.identity.name, _shown(each)
        label = "" if shown == ids[name] else f'["{_escaped(shown)}"]'
        members = [*_stereotype(each), *(_members(each) if with_members else ())]
        if members:
            yield f"class {ids[name]}{label} {{"
            yield from (f"  {member}" for member in members)
            yield "}"
        else:
            yield f"class {ids[name]}{label}"


def _shown(declaration: ir.Declaration) -> str:
    name = declaration.identity.name
    if isinstance(declaration, ir.Enum) or not declaration.parameters:
        return name
    return f"{name}[{', '.join(each.name for each in declaration.parameters)}]"


def _stereotype(declaration: ir.Declaration) -> Iterator[str]:
    match declaration:
        case ir.Enum():
            yield "<<enumeration>>"
        case ir.Alias():
            yield "<<alias>>"


def _members(declaration: ir.Declaration) -> Iterator[str]:
    match declaration:
        case ir.Enum(members=members):
            yield from (_escaped(member.name) for member in members)
        case ir.Interface(properties=properties):
            for each in properties:
                yield _escaped(f"{each.name}: {_type(each.held_type)}")


def _type(type_: ir.Type) -> str:
    text = "".join(each.text for each in python_type(type_, Fragment))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def _relations(contract: ir.Contract, ids: dict[str, str]) -> Iterator[str]:
    for each in contract.declarations:
        own = ids[each.identity.name]
        match each:
            case ir.Interface(properties=properties, bases=bases):
                yield from (f"{ids[base.name]} <|-- {own}" for base in bases)
                inherited = {name for base in bases for name in _inherited(base.name, contract)}
                mine = [one for one in properties if one.name not in inherited]
                yield from _held(own, mine, ids)
            case ir.Alias(type=type_):
                yield from (f"{own} ..> {ids[name]}" for name in dict.fromkeys(named_in(type_)))


def _inherited(base: str, contract: ir.Contract) -> Iterable[str]:
    for each in contract.declarations:
        if each.identity.name == base and isinstance(each, ir.Interface):
            return [property_.name for property_ in each.properties]
    return []


def _held(own: str, properties: Iterable[ir.Property], ids: dict[str, str]) -> Iterator[str]:
    """One line for each class that is held, with the fields that hold it."""
    fields: dict[str, list[str]] = {}
    for each in properties:
        for name in dict.fromkeys(named_in(each.type)):
            fields.setdefault(name, []).append(each.name)
    for name, by in fields.items():
        yield f"{own} --> {ids[name]} : {_escaped(', '.join(by))}"


def _escaped(text: str) -> str:
    """The text with Mermaid's entity for each character that could be syntax."""
    return "".join(
        each if _SAFE.fullmatch(each) else f"#{ord(each)};" for each in text if each.isprintable()
    )
