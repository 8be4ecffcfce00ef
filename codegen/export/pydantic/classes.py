"""Classes: what Pydantic's schema of a class forgets, and what a class alone decides."""

from __future__ import annotations

import ast
import enum
import functools
import inspect
import itertools
import linecache
import sys
from typing import TYPE_CHECKING

from pydantic import BaseModel

from codegen.export.placeholders import origin_of
from codegen.export.pydantic.containers import is_any_dict, whole
from codegen.export.pydantic.context import is_pydantics, own_class
from codegen.export.pydantic.fields import named, relax_required
from codegen.export.pydantic.scalars import is_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from codegen.export.pydantic.context import Context, Describe, Kinds
    from codegen.jsonschema import Schema
    from codegen.untyped import CoreSchema

_OPENED = "codegen_opened"
_SKIPPED = "skip the model around it, too, leave the field out, or export the model"
_NAMED = "name the model, or a union of those that it may be"
_PRECISE = "annotate it with a TypedDict or a model, which says what is sent"


def refuse_class(cls: type, context: Context) -> Schema:
    """Report a class that is no part of the contract; a schema that stands in for it."""
    name = f"{cls.__module__}.{cls.__qualname__}"
    if cls is BaseModel:
        return context.refuse("BaseModel itself has no fields, and no others are sent", _NAMED)
    if cls.__module__ not in sys.modules:
        what = f"{name} says that its module is {cls.__module__!r}: there is none"
        context.diagnostics.report("module-found", what, "correct its __module__")
    elif context.diagnostics.owner is not (
        origin_of(cls) or cls
    ):  # a base: its heir has its fields
        context.diagnostics.report("model-exported", f"{name} is skipped", _SKIPPED)
    return {}


def opened(schema: CoreSchema, context: Context) -> CoreSchema:
    """A class whose serializer does not say which keys it returns, to be read by its fields."""
    serializer = schema.get("serialization", {})
    function = serializer.get("function")
    if function is None or is_pydantics(function) or schema.get("root_model"):
        return schema
    if own_class(schema) is None:
        return schema
    stated, name = serializer.get("return_schema"), getattr(function, "__qualname__", "")
    if stated is None and serializer["type"] == "function-wrap":
        context.refuse_serializer(function)
    elif stated is not None and is_any_dict(stated, context):
        what = f"the serializer {name} does not say which keys it returns"
        context.diagnostics.report("serializer-precise", what, _PRECISE)
    else:
        return schema
    fields = schema["schema"]
    if serializer["type"] == "function-plain":
        fields = _unserialized(fields)
    metadata = {**schema.get("metadata", {}), _OPENED: name}
    return {**_plain(schema), "schema": fields, "metadata": metadata}


def _unserialized(fields: CoreSchema) -> CoreSchema:
    """The fields of a class without their serializers: a plain one of the class asks none."""
    match fields:
        case {"fields": dict(by_name)}:
            return {**fields, "fields": {name: _below(each) for name, each in by_name.items()}}
        case {"fields": [*listed]}:
            return {**fields, "fields": [_below(each) for each in listed]}
    return fields


def _below(schema: CoreSchema) -> CoreSchema:
    if schema["type"].endswith("-field") or schema["type"] in {"default", "nullable"}:
        schema = {**schema, "schema": _below(schema["schema"])}
    return _plain(schema)


def _plain(schema: CoreSchema) -> CoreSchema:
    return {key: value for key, value in schema.items() if key != "serialization"}


def _class(context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """The fields of a class, with the class behind them."""
    result, cls = describe(schema), schema["cls"]
    settings = getattr(cls, "model_config", {})
    if context.is_output and settings.get("polymorphic_serialization"):
        result.setdefault("additionalProperties", True)  # what a subclass adds
    return _declared(result, cls, schema)


def _typed_dict(_context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """A TypedDict's keys, by name from here on, with the class behind them."""
    result = describe(named(schema))
    return _declared(result, schema["cls"], schema) if "cls" in schema else relax_required(result)


def _named_tuple(context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """A named tuple's items, with the class behind them."""
    return _declared(whole(describe(schema), context), schema["cls"], schema)


def _call(context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """The same before Pydantic 2.14, where a named tuple is a call of its class."""
    result, called = describe(schema), schema["function"]
    is_tuple = hasattr(called, "_fields")
    return _declared(whole(result, context), called, {}) if is_tuple else result


def _enum(context: Context, describe: Describe, schema: CoreSchema) -> Schema:
    """An enum's values, with the names of its members.

    A flag is any combination of its members. A value that is no JSON scalar goes out, but JSON
    never matches it on the way in.
    """
    result = _class(context, describe, schema)
    if issubclass(schema["cls"], enum.Flag):
        del result["enum"]
        return {**result, "type": "integer"}
    members = [*dict.fromkeys(schema["members"])]  # one that has two names is there twice
    if not context.is_output:
        members = [member for member in members if is_scalar(member.value)]
    if len(members) < len(schema["members"]):
        kept = [member.value for member in members]
        result = {**result, "enum": kept} if kept else {"not": {}}
    if members:
        docs = _member_docs(schema["cls"])
        names = [member.name for member in members]
        result["x-enum-members"] = [
            {"name": name, "description": docs[name]} if docs.get(name) else {"name": name}
            for name in names
        ]
    return result


def _declared(result: Schema, cls: type, schema: CoreSchema) -> Schema:
    """A class's schema with what the class says of itself."""
    result = relax_required(result)
    if result.get("title") == cls.__name__:
        del result["title"]  # the class's own name, repeated by Pydantic
    declared = origin_of(cls) or cls
    _deprecate(result, declared)
    doc = _docstring(declared)
    if doc:
        result.setdefault("description", doc)
    serializer = schema.get("metadata", {}).get(_OPENED)
    return result if serializer is None else _open(result, serializer)


def _deprecate(result: Schema, cls: type) -> None:
    """Say, in place, what a deprecated class says; Pydantic takes its heirs for deprecated."""
    message = vars(cls).get("__deprecated__")
    if isinstance(message, str):
        result["deprecated"] = True
        result.update({"x-deprecated": message} if message else {})
    elif hasattr(cls, "__deprecated__"):
        result.pop("deprecated", None)


def _open(result: Schema, serializer: str) -> Schema:
    """An object of which the keys are known, but not whether they are there, nor all of them."""
    result.pop("required", None)
    note = f"Sent by the serializer `{serializer}`: keys may be missing, and there may be others."
    written = result.get("description")
    description = f"{written}\n\n{note}" if written else note
    return {**result, "additionalProperties": True, "description": description}


def _docstring(cls: type) -> str | None:
    """The docstring that a user wrote; Pydantic forgets those of generics and dataclasses."""
    doc = vars(cls).get("__doc__")
    written_by_python = doc is not None and doc.startswith((f"{cls.__name__}(", "An enumeration."))
    if doc is None or written_by_python or is_pydantics(cls):
        return None
    return inspect.cleandoc(doc)


def _member_docs(cls: type[enum.Enum]) -> dict[str, str]:
    """The docstring of each member of an enum that has one, by name.

    It is a string literal below the member, which only the source holds.
    """
    own = {member.name: vars(member).get("__doc__") for member in cls}  # set by its own __init__
    written = {name: inspect.cleandoc(doc) for name, doc in own.items() if isinstance(doc, str)}
    return {**_docs_of_module(sys.modules[cls.__module__]).get(cls.__qualname__, {}), **written}


@functools.lru_cache(maxsize=64)
def _docs_of_module(module: ModuleType) -> dict[str, dict[str, str]]:
    """The docstrings below assignments in the classes of a module, by qualified name."""
    file = getattr(module, "__file__", None) or ""
    linecache.checkcache(file)
    source = "".join(linecache.getlines(file, vars(module)))
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return {}
    return {qualname: docs for qualname, body in _bodies(tree.body, "") if (docs := _docs(body))}


def _bodies(body: Sequence[ast.stmt], prefix: str) -> Iterator[tuple[str, list[ast.stmt]]]:
    """The body of each class, those in functions and in branches included."""
    for node in body:
        inside = prefix
        if isinstance(node, ast.ClassDef):
            yield f"{prefix}{node.name}", node.body
            inside = f"{prefix}{node.name}."
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            inside = f"{prefix}{node.name}.<locals>."
        for field in ("body", "orelse", "handlers", "finalbody"):
            yield from _bodies(getattr(node, field, ()), inside)


def _docs(body: Sequence[ast.stmt]) -> dict[str, str]:
    found: dict[str, str] = {}
    for node, below in itertools.pairwise(body):
        match node, below:
            case (
                ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = inspect.cleandoc(text)
    return found


KINDS: Kinds = {
    "call": _call,
    "dataclass": _class,
    "enum": _enum,
    "model": _class,
    "named-tuple": _named_tuple,
    "typed-dict": _typed_dict,
}
