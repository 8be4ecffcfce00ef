"""Generic classes: kept generic where substituting the arguments gives the concrete schema.

A class that fails the comparison in one of its uses is not generic in the contract at all; its
uses are then concrete types with readable names.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from codegen.export.placeholders import PARAMETER, parameters
from codegen.jsonschema import ANNOTATIONS, DEFS, map_subschemas, refs, subschemas

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.export.passes.definitions import Definitions
    from codegen.jsonschema import Schema


def unsound_origins(*sides: Definitions) -> set[type]:
    """The generic classes whose template does not stand for every one of their uses.

    One that is unsound in one direction is generic in none, which may make another one unsound.
    """
    unsound: set[type] = set()
    while grown := set().union(*(_unsound(each, unsound) for each in sides)) - unsound:
        unsound |= grown
    return unsound


def _unsound(definitions: Definitions, known: set[type]) -> set[type]:
    referenced = {ref for schema in definitions.schemas.values() for ref in refs(schema)}
    unsound = known | {origin for origin, ref in definitions.templates.items() if not ref}
    while True:
        sound = keep_generic(definitions, unsound)
        found = {origin for origin, ref in sound.templates.items() if _dangles(ref, sound)}
        checker = _Checker(sound)
        for ref, use in sound.generics.items():
            # the bare class as a root is its template, whatever Pydantic makes of `Any` in it
            is_root = use.is_bare and DEFS + ref not in referenced
            if not is_root and use.origin not in found and not checker.holds(ref):
                found.add(use.origin)
        if not found:
            return unsound
        unsound |= found


def keep_generic(definitions: Definitions, unsound: set[type]) -> Definitions:
    """The definitions, with the unsound classes no longer generic and their templates gone."""
    gone = {ref for ref in open_uses(definitions) if definitions.generics[ref].origin in unsound}
    uses, templates = definitions.generics.items(), definitions.templates.items()
    return replace(
        definitions,
        schemas={ref: each for ref, each in definitions.schemas.items() if ref not in gone},
        generics={ref: use for ref, use in uses if use.origin not in unsound},
        templates={cls: ref for cls, ref in templates if cls not in unsound},
    )


def _dangles(ref: str, definitions: Definitions) -> bool:
    """Whether a template leads to a use of a class that is no longer generic.

    A use inside is written as the class with its arguments, so these are followed, too.
    """
    pending, seen = [*refs(definitions.schemas[ref])], set[str]()
    while pending:
        target = pending.pop().removeprefix(DEFS)
        if target not in definitions.schemas:
            return True
        if target not in seen:
            seen.add(target)
            use = definitions.generics.get(target)
            pending += (each for one in (use.arguments if use else ()) for each in refs(one))
    return False


def open_uses(definitions: Definitions) -> set[str]:
    """The refs whose schema holds a type parameter: templates, and uses of generics inside them."""
    uses = definitions.generics.items()
    targets = {
        ref: {target.removeprefix(DEFS) for each in use.arguments for target in refs(each)}
        for ref, use in uses
    }
    found = {ref for ref, use in uses if any(map(_holds_parameter, use.arguments))}
    while grown := {ref for ref, inside in targets.items() if inside & found} - found:
        found |= grown
    return found


def _holds_parameter(schema: Schema) -> bool:
    return PARAMETER in schema or any(map(_holds_parameter, subschemas(schema)))


class _Checker:
    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions

    def holds(self, ref: str) -> bool:
        """Whether the template of a use, with its arguments put in, is the schema of the use."""
        use = self._definitions.generics[ref]
        names = [parameter.__name__ for parameter in parameters(use.origin)]
        arguments = [self._canonical(argument, {}) for argument in use.arguments]
        template = self._definitions.schemas[self._definitions.templates[use.origin]]
        expected = self._canonical(template, dict(zip(names, arguments, strict=True)))
        return expected == self._canonical(self._definitions.schemas[ref], {})

    def _canonical(self, schema: Schema, arguments: Mapping[str, Any]) -> Schema:
        result = map_subschemas(schema, lambda inner: self._canonical(inner, arguments))
        result = {key: value for key, value in result.items() if key not in ANNOTATIONS}
        result.pop("discriminator", None)
        if result.get(PARAMETER) in arguments:
            result = {**arguments[result.pop(PARAMETER)], **result}
        target = result.get("$ref", "")  # that of an argument may be canonical already
        ref = target.removeprefix(DEFS) if isinstance(target, str) else ""
        use = self._definitions.generics.get(ref)
        if use is not None:
            applied = [self._canonical(argument, arguments) for argument in use.arguments]
            result["$ref"] = [id(use.origin), applied]
        return _flattened(result)


def _flattened(schema: Schema) -> Schema:
    """A union as the set of its members: as it stands, or as one of unions with members in common.

    An argument that is a union, or None, makes a union of unions of what Pydantic writes as one.
    """
    if "anyOf" not in schema:
        return schema
    members: dict[str, Schema] = {}
    for each in schema["anyOf"]:
        inner = each["anyOf"] if each.keys() == {"anyOf"} else [each]
        members |= {json.dumps(one, sort_keys=True): one for one in inner}
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    if len(members) == 1 and not rest:
        return next(iter(members.values()))
    return {**rest, "anyOf": [members[key] for key in sorted(members)]}
