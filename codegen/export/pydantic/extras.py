"""`json_schema_extra`: documentation, which changes nothing about what is on the wire.

Pydantic lets it overwrite what it knows about a type. Here the type stays, and the user is told.
Who means to state a type says so with `WithJsonSchema`, and is believed.
"""

from __future__ import annotations

import contextlib
import copy
import json
from typing import TYPE_CHECKING

from pydantic_core import to_jsonable_python

from codegen.jsonschema import without_annotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.export.diagnostics import Diagnostics
    from codegen.jsonschema import Schema
    from codegen.untyped import CoreSchema, JsonValue

_EXTRA = "pydantic_js_extra"
_STRUCTURE = set(
    """
    $defs $dynamicRef $ref type enum const properties required additionalProperties propertyNames
    patternProperties dependentRequired dependentSchemas unevaluatedProperties
    items prefixItems contains unevaluatedItems
    allOf anyOf oneOf not if then else discriminator
    x-absent x-arguments x-bases x-direction x-enum-members x-generic x-python
    x-type-parameter x-type-parameters
    """.split()
)
_DOCUMENTS = "take it out; to state another type than Pydantic's, use WithJsonSchema({...})"


def guarded(schema: CoreSchema, diagnostics: Diagnostics) -> CoreSchema:
    """A core schema whose `json_schema_extra` is looked at when Pydantic adds it."""
    metadata = schema.get("metadata", {})
    extra = metadata.get(_EXTRA)
    if extra is None:
        return schema

    def add(result: Schema) -> None:
        with guarding(result, diagnostics):
            if callable(extra):
                extra(result)
            else:
                result.update(to_jsonable_python(extra))

    return {**schema, "metadata": {**metadata, _EXTRA: add}}


@contextlib.contextmanager
def guarding(schema: Schema, diagnostics: Diagnostics) -> Iterator[None]:
    """Undo, in place, whatever changes the type meanwhile; and report it.

    Raises ValueError for what cannot be written, such as a schema that holds itself.
    """
    before = copy.deepcopy(schema)
    yield
    if lost := [key for key, value in schema.items() if not _is_json(key, value)]:
        raise ValueError(f"what it adds is no JSON: {', '.join(map(repr, lost))}")
    new, old = without_annotations(schema), without_annotations(before)
    keys = (key for key in {**before, **schema} if key in _STRUCTURE)
    changed = [key for key in keys if new.get(key) != old.get(key)]
    for key in changed:
        schema.pop(key, None)
        schema.update({key: before[key]} if key in before else {})
    if changed:
        listed = ", ".join(map(repr, changed))
        what = f"json_schema_extra does not change what is on the wire; ignored: {listed}"
        diagnostics.report("extra-documents", what, _DOCUMENTS)


def _is_json(key: object, value: JsonValue) -> bool:
    """Whether a key and its value come out of JSON as they went in."""
    try:
        text = json.dumps(value, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return False
    return isinstance(key, str) and json.loads(text) == value
