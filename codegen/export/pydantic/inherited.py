"""Types without settings of their own: they take those of the class around them.

Pydantic makes the core schema of a TypedDict or a standard dataclass anew inside every model, with
the model's aliases and settings, but always under one ref. So do named tuples and named aliases,
which hold no settings at all. One ref is one type here; where its shapes differ, that is a fault.
What such a type is by itself counts only where nothing around it says otherwise: every model is
described by itself, sent so or not.
"""

from __future__ import annotations

import json
import re
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, cast

from codegen.export.pydantic.base import Base, class_of, unvalidated
from codegen.jsonschema import without_annotations

if TYPE_CHECKING:
    from collections.abc import Hashable

    from pydantic import ConfigDict
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

_SHARED = "give the classes around it the same settings"
_OWN = "give it settings of its own with @with_config(ConfigDict(...))"
_SETTINGS = ("allow_inf_nan", "str_min_length", "str_max_length")


class Inherited(Base):
    """One type, one shape, wherever it stands.

    A shape is made once for each core schema that differs, so a place that is like another costs
    no more than a look.
    """

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - of the class above
        super().__init__(*args, **options)
        self._variants: dict[str, set[Hashable]] = {}
        self._inside: dict[str, tuple[JsonSchemaValue, str]] = {}
        self._around: str | None = None

    def generate_inner(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - as overridden
        """Any core schema; the settings around a type that has none are part of what it is."""
        cls = class_of(schema)
        outer, self._around = self._around, _name(cls) if _has_settings(cls) else self._around
        try:
            return self._placed(schema)
        finally:
            self._around = outer

    def _placed(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - any core schema
        ref = schema.get("ref")
        if ref is None or _is_settled(schema) or not self.is_here(class_of(schema)):
            return super().generate_inner(schema)
        with self._config_wrapper_stack.push(_settings(schema)):
            known = self._variants.setdefault(ref, set())
            key = self._key(schema)
            if key not in known:
                known.add(key)
                self._describe(ref, schema)
            return super().generate_inner(schema)

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A model, and the types that it uses as it alone sees them.

        The core schema around a model holds one core schema for each ref; what the model sends goes
        by its own.
        """
        core = vars(schema["cls"]).get("__pydantic_core_schema__")
        if isinstance(core, dict) and core["type"] == "definitions":
            for each in core["definitions"]:
                if not _is_settled(each) and self.is_independent(each):
                    self.generate_inner(each)
        return super().model_schema(schema)

    def is_independent(self, definition: Any) -> bool:  # noqa: ANN401 - any core schema
        """Whether a definition can be described without a look at what uses it."""
        open_ = not _is_settled(definition) and "config" not in unvalidated(definition)
        return super().is_independent(definition) and not open_

    def definition_ref_schema(
        self, schema: core_schema.DefinitionReferenceSchema
    ) -> JsonSchemaValue:
        """A reference, after a look at what it leads to under the settings of this place."""
        target = self._core_definitions.get(schema["schema_ref"])
        if target is not None and self.is_here(class_of(target)):
            known = self._variants.get(schema["schema_ref"], ())
            if not self.is_independent(target) and self._key(target) not in known:
                self.generate_inner(target)
        return super().definition_ref_schema(schema)

    def _describe(self, ref: Any, schema: Any) -> None:  # noqa: ANN401 - any core schema
        """Describe a type of which this core schema has not been seen before."""
        self.definitions.pop(ref, None)  # that of another place
        super().generate_inner(schema)
        variant = self.definitions.get(ref, {})
        if self._around is not None:
            expected, other = self._inside.setdefault(ref, (variant, self._around))
            if _told(expected) != _told(variant):
                self._refuse(class_of(schema), other)
        self.definitions[ref] = self._inside.get(ref, (variant,))[0]

    def _refuse(self, cls: type | None, other: str) -> None:
        """Report a type with another shape here than inside another class."""
        hint = _SHARED if cls is None or issubclass(cls, tuple) else _OWN
        differs = f"in {other} it is another than in {self._around}"
        with self._faults.at(cls) if cls else nullcontext():
            what = f"its shape follows what is around it: {differs}"
            self._faults.report("shape-unique", what, hint)

    def _key(self, schema: Any) -> Hashable:  # noqa: ANN401 - any core schema
        """What decides on the shape of a type in this place."""
        stated = self._config.config_dict.items()
        settings = {(name, value) for name, value in stated if _decides(name)}
        return self._around is None, _fingerprint(schema), frozenset(settings)


def _told(schema: JsonSchemaValue) -> str:
    """The shape of a type as text, without the ids of classes.

    Pydantic makes the class of a generic use anew for each place where arguments are annotated.
    """
    return re.sub(
        r":\d+", "", json.dumps(without_annotations(schema), sort_keys=True, default=repr)
    )


def _decides(setting: str) -> bool:
    return setting.startswith("ser_json") or setting in _SETTINGS


def _is_settled(schema: Any) -> bool:  # noqa: ANN401 - any core schema
    """Whether a type is the same everywhere: models have settings, and enums need none."""
    return unvalidated(schema)["type"] in {"model", "enum"}


def _has_settings(cls: type | None) -> bool:
    return hasattr(cls, "model_config") or hasattr(cls, "__pydantic_config__")


def _name(cls: Any) -> str:  # noqa: ANN401 - a class
    return f"{cls.__module__}.{cls.__qualname__}"


def _settings(schema: Any) -> ConfigDict | None:  # noqa: ANN401 - any core schema
    """The settings that a core schema carries; None where it has none, and its place decides."""
    config = unvalidated(schema).get("config")
    if config is None:
        return None
    return cast("ConfigDict", {key: value for key, value in config.items() if key != "title"})


def _fingerprint(schema: Any) -> Hashable:  # noqa: ANN401 - any part of a core schema
    """What is equal where two core schemas are; models inside have settings of their own."""
    match schema:
        case {"type": "model", "cls": cls}:
            return cast("Hashable", cls)
        case dict():
            return tuple((key, _fingerprint(value)) for key, value in schema.items())
        case list() | tuple():
            return tuple(map(_fingerprint, schema))
    try:
        hash(schema)
    except TypeError:
        return id(schema)
    return cast("Hashable", schema)
