"""The target of channels: what crosses each websocket, with the names of its events.

It is one file, index.ts: the types are those of the TypeScript target, the names constants.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.templating.environment import file_context
from codegen.emit.typescript.filters import TypeScriptFilters
from codegen.emit.typescript.names import INDEX, assign_names, beside, used_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from codegen.emit.target import Request

_OURS = ("Channels", "EVENTS", "Event", "Handlers", "Key", "Name", "Tag")


def emit(request: Request) -> dict[str, str]:
    """The file of the target, by path in its folder."""
    contract, options = request.contract, request.config.typescript
    names = assign_names(contract, options)
    local = beside(names, _OURS)
    printer = TypeScriptFilters(contract, local.type_name, options, request.templates.marks)
    templates = request.templates.with_filters(printer.filters, printer.tests)
    declared = {each.identity.name: each for each in contract.declarations}
    types = (type_ for each in contract.channels for type_ in (each.sends, each.receives))
    events = {each.path: dict(_told(each, declared)) for each in contract.channels}
    context = {
        **file_context(contract, (), is_for_all=True),
        "channels": contract.channels,
        "events": {path: told for path, told in events.items() if told},
        "imports": used_elsewhere((each for each in types if each is not None), names, local),
    }
    return {INDEX: templates.render("channels/index.ts.jinja", context, INDEX)}


def _told(
    channel: ir.Channel, declared: Mapping[str, ir.Declaration]
) -> Iterator[tuple[str, list[str]]]:
    """The names of the events of each way that has some."""
    for way, type_ in (("sends", channel.sends), ("receives", channel.receives)):
        if found := _events(type_, declared):
            yield way, found


def _events(type_: ir.Type | None, declared: Mapping[str, ir.Declaration]) -> list[str]:
    """The names of all events of a union that is tagged; none where it is not."""
    members = _members(type_, declared)
    tags = [_constants(each, declared) for each in members]
    shared = [name for name in (tags[0] if tags else ()) if all(name in each for each in tags)]
    if not shared:
        return []
    return list(dict.fromkeys(name for each in tags for name in each[shared[0]]))


def _members(type_: ir.Type | None, declared: Mapping[str, ir.Declaration]) -> list[ir.Type]:
    """The members of a union, those of unions in it and behind names included."""
    found: list[ir.Type] = []
    pending, seen = [type_], set[str]()
    while pending:
        each = pending.pop()
        if isinstance(each, ir.Union):
            pending += reversed(each.members)
        elif isinstance(each, ir.Ref) and isinstance(alias := declared[each.name], ir.Alias):
            pending += [] if each.name in seen else [alias.type]
            seen.add(each.name)
        elif each is not None:
            found.append(each)
    return found


def _constants(type_: ir.Type, declared: Mapping[str, ir.Declaration]) -> dict[str, list[str]]:
    """The properties of an object that are always there and one of a few texts, with these."""
    found: dict[str, list[str]] = {}
    is_whole = not isinstance(type_, ir.Intersection)
    for each in (type_,) if is_whole else ir.flattened(type_, ir.Intersection):
        for property_ in _properties(each, declared):
            texts = _texts(property_.type)
            if texts and property_.required:
                found[property_.name] = texts
    return found


def _properties(type_: ir.Type, declared: Mapping[str, ir.Declaration]) -> Iterable[ir.Property]:
    if isinstance(type_, ir.Object):
        return type_.properties
    declaration = declared[type_.name] if isinstance(type_, ir.Ref) else None
    return declaration.properties if isinstance(declaration, ir.Interface) else ()


def _texts(type_: ir.Type) -> list[str]:
    """The texts of which a type is one; none where it may be something else."""
    members = type_.members if isinstance(type_, ir.Union) else (type_,)
    values = [each.value for each in members if isinstance(each, ir.Const)]
    texts = [each for each in values if isinstance(each, str)]
    return texts if len(texts) == len(members) else []
