"""Types without settings of their own: they take those of the class around them.

Pydantic makes the core schema of a TypedDict or a standard dataclass anew inside every model, with
the model's aliases and settings, but always under one ref. So do named tuples and named aliases,
which hold no settings at all. One ref is one type here; where its schemas differ, that is a fault.
What such a type is by itself counts only where nothing around it says otherwise: every model is
described by itself, sent so or not.
"""

from __future__ import annotations

import json
import re
from contextlib import nullcontext
from typing import TYPE_CHECKING, cast

from codegen.export.annotations import is_forward
from codegen.export.pydantic.context import own_class, unvalidated
from codegen.jsonschema import without_annotations

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from pydantic import ConfigDict

    from codegen.export.pydantic.context import Context, Describe
    from codegen.jsonschema import Schema
    from codegen.untyped import CoreSchema

_SHARED = "give the classes around it the same settings"
_OWN = "give it settings of its own with @with_config(ConfigDict(...))"
_WHOLE = 'put the whole annotation in quotes, and not the argument alone: "Page[Node]"'
_SETTINGS = ("allow_inf_nan", "str_min_length", "str_max_length")


class Variants:
    """What one type is in each place: it has to be the same everywhere.

    A type is described once for each core schema that differs, so a place that is like another
    costs no more than a look. `definitions` are those that the generator makes, by ref.
    """

    def __init__(self, context: Context, definitions: dict[str, Schema]) -> None:
        self._context = context
        self._definitions = definitions
        self._seen: dict[str, set[Hashable]] = {}
        self._inside: dict[str, tuple[Schema, str]] = {}
        self._around: str | None = None

    def describe(self, schema: CoreSchema, cls: type | None, describe: Describe) -> Schema:
        """A type under the settings of its place, described anew only where these are new."""
        outer = self._around
        has_settings = hasattr(cls, "model_config") or hasattr(cls, "__pydantic_config__")
        if cls and has_settings and not _is_forward_use(schema):
            self._around = f"{cls.__module__}.{cls.__qualname__}"
        try:
            if "ref" not in schema or is_fixed(schema):
                return describe(schema)
            with self._context.settings.push(_settings(schema)):
                known = self._seen.setdefault(schema["ref"], set())
                key = self._key(schema)
                if key not in known:
                    known.add(key)
                    self._compare(schema, cls, describe)
                return describe(schema)
        finally:
            self._around = outer

    def is_known(self, ref: str, target: CoreSchema) -> bool:
        """Whether a type that a ref leads to has been described as it is in this place."""
        return not is_open(target) or self._key(target) in self._seen.get(ref, ())

    def _compare(self, schema: CoreSchema, cls: type | None, describe: Describe) -> None:
        """Describe a type of which this core schema has not been seen before."""
        ref = schema["ref"]
        self._definitions.pop(ref, None)  # that of another place
        describe(schema)
        variant = self._definitions.get(ref, {})
        if self._around is not None:
            expected, other = self._inside.setdefault(ref, (variant, self._around))
            if _text(expected) != _text(variant):
                differs = f"in {other} it is another than in {self._around}"
                what = f"its shape follows what is around it: {differs}"
                hint = _SHARED if cls is None or issubclass(cls, tuple) else _OWN
                hint = _WHOLE if _is_forward_use(schema) else hint
                with self._context.diagnostics.at(cls) if cls else nullcontext():
                    self._context.diagnostics.report("shape-unique", what, hint)
        self._definitions[ref] = self._inside.get(ref, (variant,))[0]

    def _key(self, schema: CoreSchema) -> Hashable:
        """What decides on the schema of a type in this place."""
        stated: Mapping[str, object] = self._context.settings.tail.config_dict
        names = [name for name in stated if name.startswith("ser_json") or name in _SETTINGS]
        settings = frozenset((name, stated[name]) for name in names)
        content = schema["schema"] if _is_forward_use(schema) else schema
        return self._around is None, _fingerprint(content), settings


def is_fixed(schema: CoreSchema) -> bool:
    """Whether a type is the same everywhere: models have settings, and enums need none."""
    return unvalidated(schema)["type"] in {"model", "enum"} and not _is_forward_use(schema)


def _is_forward_use(schema: CoreSchema) -> bool:
    """Whether a model is a use such as `Page["Node"]`, one class whatever Node is in a module."""
    arguments = getattr(own_class(schema), "__pydantic_generic_metadata__", {}).get("args", ())
    return any(map(is_forward, arguments))


def is_open(schema: CoreSchema) -> bool:
    """Whether a type depends on where it is used, having no settings of its own."""
    return not is_fixed(schema) and "config" not in unvalidated(schema)


def _settings(schema: CoreSchema) -> ConfigDict | None:
    """The settings that a core schema carries; None where it has none, and its place decides."""
    config = unvalidated(schema).get("config")
    if config is None:
        return None
    return cast("ConfigDict", {key: value for key, value in config.items() if key != "title"})


def _text(schema: Schema) -> str:
    """The schema of a type as text, without the ids of classes.

    Pydantic makes the class of a generic use anew for each place where arguments are annotated.
    """
    text = json.dumps(without_annotations(schema), sort_keys=True, default=repr)
    return re.sub(r":\d+", "", text)


def _fingerprint(schema: CoreSchema) -> Hashable:
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
