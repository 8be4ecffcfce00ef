"""`json_schema_extra`: documentation, which changes nothing about what is on the wire.

Pydantic lets it overwrite what it knows about a type. Here the type stays, and the user is told.
Who means to state a type says so with `WithJsonSchema`, and is believed.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from pydantic_core import to_jsonable_python

from codegen.export.pydantic.base import Base
from codegen.jsonschema import without_annotations

if TYPE_CHECKING:
    from pydantic import ConfigDict
    from pydantic.json_schema import JsonSchemaValue

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


class Extras(Base):
    """What a user adds to the schema of a field or a class."""

    def generate_inner(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - as overridden
        """Any core schema; what a field adds to its own is looked at."""
        metadata = schema.get("metadata", {})
        extra = metadata.get("pydantic_js_extra")
        if extra is None:
            return super().generate_inner(schema)

        def add(result: JsonSchemaValue) -> None:
            before = copy.deepcopy(result)
            if callable(extra):
                extra(result)
            else:
                result.update(to_jsonable_python(extra))
            self._restore(result, before)

        metadata = {**metadata, "pydantic_js_extra": add}
        return super().generate_inner({**schema, "metadata": metadata})

    def _update_class_schema(
        self, json_schema: JsonSchemaValue, cls: type[Any], config: ConfigDict
    ) -> None:
        """Title, description and the like of a class; what the class adds itself is looked at."""
        before = copy.deepcopy(json_schema)
        if config.get("extra", "ignore") != "ignore":
            before.setdefault("additionalProperties", config["extra"] == "allow")
        super()._update_class_schema(json_schema, cls, config)
        self._restore(json_schema, before)

    def _restore(self, result: JsonSchemaValue, before: JsonSchemaValue) -> None:
        """Undo, in place, whatever changed the shape; and report it."""
        shapes = without_annotations(result), without_annotations(before)
        keys = (key for key in {**before, **result} if key in _STRUCTURE)
        changed = [key for key in keys if shapes[0].get(key) != shapes[1].get(key)]
        for key in changed:
            if key in before:
                result[key] = before[key]
            else:
                del result[key]
        if changed:
            listed = ", ".join(map(repr, changed))
            what = f"json_schema_extra does not change what is on the wire; ignored: {listed}"
            self._faults.report("extra-documents", what, _DOCUMENTS)
