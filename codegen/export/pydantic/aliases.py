"""Named aliases of a class, such as `type Part = Box`: Pydantic mixes up the two.

Where an alias is nothing but a class, its name takes the place of the class's own in the core
schema, at times in that of the class itself, which the next core schema is then made of.
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from codegen.export.annotations import is_alias, value_of
from codegen.export.placeholders import parameters
from codegen.export.pydantic.context import own_class

if TYPE_CHECKING:
    from codegen.untyped import AnyType, CoreSchema


def core_schema_of(annotation: AnyType) -> CoreSchema:
    """The core schema of an annotation; raises what Pydantic raises where it takes none."""
    if is_alias(annotation):
        value = value_of(annotation)
        if isinstance(value, type) or is_alias(value):
            ref = f"{annotation.__module__}.{annotation.__name__}:{id(annotation)}"
            return _renamed(core_schema_of(value), ref)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pydantic warns of is no matter of the wire
        core = TypeAdapter(annotation).core_schema
    core["type"]  # raises where the class is not fully defined
    if core["type"] == "definitions" and isinstance(annotation, type):
        plain = {key: value for key, value in core["schema"].items() if key != "ref"}
        return {**core, "schema": plain} if plain["type"] == "definition-ref" else core
    return core


def _renamed(core: CoreSchema, ref: str) -> CoreSchema:
    """The core schema of a class under the name of an alias, beside its own."""
    if core["type"] == "definitions":
        return {**core, "schema": {**core["schema"], "ref": ref}}
    if "ref" not in core:
        return {**core, "ref": ref}
    return {"type": "definitions", "schema": _leading_to(core["ref"], ref), "definitions": [core]}


def ref_of(core: CoreSchema) -> str:
    """The ref by which a core schema is known; "" without."""
    inner = core["schema"] if core["type"] == "definitions" else core
    ref: str = inner.get("ref") or inner.get("schema_ref", "")
    return ref


def parted(schema: CoreSchema) -> list[CoreSchema]:
    """A core schema; that of a class under the name of an alias as the class and the alias."""
    cls, ref = own_class(schema), schema.get("ref")
    if cls is None or ref is None or is_ref_of(ref, cls):
        return [schema]
    own = _own_ref(cls)
    return [schema] if own is None else [{**schema, "ref": own}, _leading_to(own, ref)]


def is_ref_of(ref: str, cls: type) -> bool:
    """Whether a ref is that of a class, or of a use of it, and not of an alias."""
    origin = getattr(cls, "__pydantic_generic_metadata__", {}).get("origin") or cls
    path = ref.partition("[")[0]  # a bound may stand behind it
    return re.search(rf":{id(origin)}(?!\d)", path) is not None


def _own_ref(cls: type) -> str | None:
    """The ref of a class; None where it is generic, and only Pydantic knows the arguments."""
    core = vars(cls).get("__pydantic_core_schema__")
    ref = (core.get("ref") or core["schema"].get("schema_ref")) if isinstance(core, dict) else None
    if ref is not None and is_ref_of(ref, cls):
        return str(ref)
    if parameters(cls) or getattr(cls, "__pydantic_generic_metadata__", {}).get("args"):
        return None
    return f"{cls.__module__}.{cls.__qualname__}:{id(cls)}"


def _leading_to(target: str, ref: str) -> CoreSchema:
    return {"type": "definition-ref", "schema_ref": target, "ref": ref}
