"""`json_schema_extra`: documentation, which changes nothing about what is on the wire.

Pydantic lets it overwrite what it knows about a type. Here the type stays, and the user is told.
Who means to state a type says so with `WithJsonSchema`, and is believed.
"""

from __future__ import annotations

import contextlib
import copy
from typing import TYPE_CHECKING

from pydantic_core import to_jsonable_python

from codegen.jsonschema import without_annotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.export.diagnostics import Diagnostics
    from codegen.jsonschema import Schema
    from codegen.untyped import CoreSchema

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
    """Undo, in place, whatever changes the type meanwhile; and report it."""
    before = copy.deepcopy(schema)
    yield
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
