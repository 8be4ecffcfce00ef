"""The contract as a Mermaid class diagram: what it consists of, what extends and holds what."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.docs.page import Fragment
from codegen.emit.docs.types import names_in, python_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MOST = 45_000
"""Characters: Mermaid refuses more than 50,000."""

_LONGEST = 60
"""Characters of a member's type; a longer one says nothing in a diagram."""

_STEREOTYPES = {ir.Interface: (), ir.Enum: ("<<enumeration>>",), ir.Alias: ("<<alias>>",)}
_UNSAFE = re.compile(r"[^A-Za-z0-9 _.,:|\[\]?-]")
_PLAIN_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_KEYWORDS = frozenset("class note namespace style end direction click link callback href".split())


def class_diagram(contract: ir.Contract) -> str | None:
    """The text of the diagram: without members where these are too many, None where all is."""
    if not contract.declarations:
        return None
    ids = _ids(contract)
    texts = (
        _joined(chain(_classes(contract, ids, with_members=each), _relations(contract, ids)))
        for each in (True, False)
    )
    return next(filter(None, texts), None)


def _joined(lines: Iterable[str]) -> str | None:
    """The diagram of these lines, unless it is too long; then most of them are never made."""
    texts = ["classDiagram"]
    length = len(texts[0])
    for line in lines:
        texts.append(f"  {line}")
        length += len(texts[-1]) + 1
        if length > _MOST:
            return None
    return "\n".join(texts)


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


def _classes(contract: ir.Contract, ids: Mapping[str, str], *, with_members: bool) -> Iterator[str]:
    for each in contract.declarations:
        name, shown = each.identity.name, _shown(each)
        label = "" if shown == ids[name] else f'["{_escaped(shown)}"]'
        members = [*_STEREOTYPES[type(each)], *(_members(each) if with_members else ())]
        if members:
            yield f"class {ids[name]}{label} {{"
            yield from (f"  {member}" for member in members)
            yield "}"
        else:
            yield f"class {ids[name]}{label}"


def _shown(declaration: ir.Declaration) -> str:
    parameters = () if isinstance(declaration, ir.Enum) else declaration.parameters
    names = f"[{', '.join(each.name for each in parameters)}]" if parameters else ""
    return declaration.identity.name + names


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


def _relations(contract: ir.Contract, ids: Mapping[str, str]) -> Iterator[str]:
    declarations = {each.identity.name: each for each in contract.declarations}
    for name, each in declarations.items():
        match each:
            case ir.Interface(bases=bases):
                yield from (f"{ids[base.name]} <|-- {ids[name]}" for base in bases)
                inherited = set[str]().union(*(_keys(declarations[base.name]) for base in bases))
                own = [one for one in each.properties if one.name not in inherited]
                yield from _held(ids[name], own, ids)
            case ir.Alias(type=type_):
                yield from (
                    f"{ids[name]} ..> {ids[other]}" for other in dict.fromkeys(names_in(type_))
                )


def _keys(declaration: ir.Declaration) -> Iterator[str]:
    if isinstance(declaration, ir.Interface):
        yield from (each.name for each in declaration.properties)


def _held(own: str, properties: Iterable[ir.Property], ids: Mapping[str, str]) -> Iterator[str]:
    """One line for each class that is held, with the fields that hold it."""
    fields: dict[str, list[str]] = {}
    for each in properties:
        for name in dict.fromkeys(names_in(each.type)):
            fields.setdefault(name, []).append(each.name)
    for name, by in fields.items():
        label = _escaped(", ".join(by)).replace(":", "#58;")  # a colon starts another label
        yield f"{own} --> {ids[name]} : {label}"


def _escaped(text: str) -> str:
    """The text with Mermaid's entity for each character that could be syntax."""
    return _UNSAFE.sub(lambda found: f"#{ord(found[0])};" if found[0].isprintable() else "", text)
