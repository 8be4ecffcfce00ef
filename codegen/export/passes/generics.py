"""Generic classes: kept generic where substituting the arguments gives the concrete schema.

A class that fails the comparison in one of its uses is not generic in the contract at all; its
uses are then concrete types with readable names.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.export.placeholders import PARAMETER, parameters
from codegen.ir.order import components
from codegen.jsonschema import (
    ANNOTATIONS,
    DEFS,
    map_subschemas,
    refs,
    subschemas,
    without_annotations,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.export.passes import Both, Definitions, Generic
    from codegen.jsonschema import Schema

_WITHIN = {"number": ("number", "integer"), "integer": ("integer",), "string": ("string",)}
"""The types of JSON whose values are all of another one."""


def keep_generics(both: Both) -> Both:
    """Both directions, in which each class is generic whose template stands for all of its uses.

    One that is unsound in one direction is generic in none, which may make another one unsound.
    """
    unsound: set[type] = set()
    while grown := set().union(*(_unsound(each, unsound) for each in both.values())) - unsound:
        unsound |= grown
    kept = {direction: _without(unsound, each) for direction, each in both.items()}
    loose = set().union(*map(_loose_bounds, kept.values()))
    kept = {direction: _without_bounds(loose, each) for direction, each in kept.items()}
    inline = frozenset().union(*map(_inline, kept.values()))
    return {direction: replace(each, inline=inline) for direction, each in kept.items()}


def _loose_bounds(definitions: Definitions) -> set[tuple[type, int]]:
    """The bounds that an argument breaks, by class and position: a shape tells less than a class.

    `BaseModel` as a bound has no fields; and an heir may give a field another type.
    """
    return {
        (use.origin, position)
        for use in definitions.generics.values()
        for position, argument in enumerate(use.arguments)
        for parameter in definitions.parameters[use.origin][position : position + 1]
        if "bound" in parameter and not _is_within(argument, parameter["bound"], definitions)
    }


def _is_within(argument: Schema, bound: Schema, definitions: Definitions) -> bool:
    """Whether what stands for an argument in TypeScript may stand for its bound."""
    if argument == bound or PARAMETER in argument:
        return True
    members = bound.get("anyOf", ())
    if any(_is_within(argument, each, definitions) for each in members):
        return True
    mine, its = (_defined(each, definitions) for each in (argument, bound))
    if its.get("type") != "object":
        return mine.get("type") in _WITHIN.get(its.get("type", ""), ()) and "enum" not in its
    has, wants = mine.get("properties", {}), its.get("properties", {})
    return (
        bool(wants)
        and its.get("additionalProperties") in (None, False, mine.get("additionalProperties"))
        and {*mine.get("required", ())} >= {*its.get("required", ())}
        and all(
            without_annotations(has.get(name, {})) == without_annotations(wants[name])
            for name in wants
        )
    )


def _defined(schema: Schema, definitions: Definitions) -> Schema:
    return definitions.schemas.get(schema.get("$ref", "").removeprefix(DEFS), schema)


def _without_bounds(loose: set[tuple[type, int]], definitions: Definitions) -> Definitions:
    parameters = {
        origin: tuple(
            {key: value for key, value in each.items() if key != "bound"}
            if (origin, position) in loose
            else each
            for position, each in enumerate(found)
        )
        for origin, found in definitions.parameters.items()
    }
    return replace(definitions, parameters=parameters)


def _inline(definitions: Definitions) -> set[str]:
    """The uses that are written as their generic class with `x-arguments`.

    These are the uses inside a generic class, and the bare class; any other use is a definition of
    its own, for validators.
    """
    bare = {ref for ref in definitions.generics if not definitions.named[ref].arguments}
    return (_open_uses(definitions) | bare) - {*definitions.templates.values()}


def _unsound(definitions: Definitions, known: set[type]) -> set[type]:
    referenced = {ref for schema in definitions.schemas.values() for ref in refs(schema)}
    unsound = known | {origin for origin, ref in definitions.templates.items() if not ref}
    unsound |= _endless(definitions)
    while True:
        sound = _without(unsound, definitions)
        found = {origin for origin, ref in sound.templates.items() if _dangles(ref, sound)}
        for ref, use in sound.generics.items():
            # the bare class as a root is its template, whatever Pydantic makes of `Any` in it
            is_root = use.is_bare and DEFS + ref not in referenced
            if not is_root and use.origin not in found and not _holds(ref, sound):
                found.add(use.origin)
        if not found:
            return unsound
        unsound |= found


def _endless(definitions: Definitions) -> set[type]:
    """The classes with a use that is an argument of itself, as in `Expr = Not["Expr"] | Is`."""
    uses = definitions.generics
    inside = {ref: _in_arguments(use) & uses.keys() for ref, use in uses.items()}
    circles = (each for each in components(inside) if len(each) > 1 or each[0] in inside[each[0]])
    return {uses[ref].origin for circle in circles for ref in circle}


def _in_arguments(use: Generic) -> set[str]:
    return {target.removeprefix(DEFS) for each in use.arguments for target in refs(each)}


def _without(unsound: set[type], definitions: Definitions) -> Definitions:
    """The definitions, with the unsound classes no longer generic and their templates gone."""
    gone = {ref for ref in _open_uses(definitions) if definitions.generics[ref].origin in unsound}
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


def _open_uses(definitions: Definitions) -> set[str]:
    """The refs whose schema holds a type parameter: templates, and uses of generics inside them."""
    uses = definitions.generics.items()
    targets = {ref: _in_arguments(use) for ref, use in uses}
    found = {ref for ref, use in uses if any(map(_holds_parameter, use.arguments))}
    while grown := {ref for ref, inside in targets.items() if inside & found} - found:
        found |= grown
    return found


def _holds_parameter(schema: Schema) -> bool:
    return PARAMETER in schema or any(map(_holds_parameter, subschemas(schema)))


def _holds(ref: str, definitions: Definitions) -> bool:
    """Whether the template of a use, with its arguments put in, is the schema of the use."""
    use = definitions.generics[ref]
    names = [parameter.__name__ for parameter in parameters(use.origin)]
    arguments = [_canonical(argument, {}, definitions) for argument in use.arguments]
    template = definitions.schemas[definitions.templates[use.origin]]
    expected = _canonical(template, dict(zip(names, arguments, strict=True)), definitions)
    return expected == _canonical(definitions.schemas[ref], {}, definitions)


def _canonical(schema: Schema, arguments: Mapping[str, Schema], definitions: Definitions) -> Schema:
    """A schema with arguments put in, so that equal ones are equal however they came about."""
    result = map_subschemas(schema, lambda inner: _canonical(inner, arguments, definitions))
    result = {key: value for key, value in result.items() if key not in ANNOTATIONS}
    result.pop("discriminator", None)
    if result.get(PARAMETER) in arguments:
        result = {**arguments[result.pop(PARAMETER)], **result}
    target = result.get("$ref", "")  # that of an argument may be canonical already
    ref = target.removeprefix(DEFS) if isinstance(target, str) else ""
    use = definitions.generics.get(ref)
    if use is not None:
        applied = [_canonical(argument, arguments, definitions) for argument in use.arguments]
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
