"""A type as a person reads it, in the manner of TypeScript and in the words of JSON Schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from typing_extensions import assert_never

from codegen.ir import (
    UNKNOWN,
    Array,
    Const,
    External,
    Intersection,
    Map,
    Object,
    Ref,
    Scalar,
    Tuple,
    TypeVar,
    Union,
    constraints_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from codegen.ir import Type

_LONG = 120
_ANY_KEY = Scalar("string")


def show(type_: Type) -> str:
    """The type on one line, cut where that gets long."""
    text = spelled(type_, str)
    return text if len(text) <= _LONG else f"{text[: _LONG - 4]} ..."


def spelled(type_: Type, called: Callable[[str], str]) -> str:
    """All of a type, but for what is said of it; `called` has the names of declarations."""

    def part(inner: Type) -> str:
        text = spelled(inner, called)
        return f"({text})" if " " in text and not isinstance(inner, (Tuple, Object, Map)) else text

    match type_:
        case Scalar(kind=kind):
            text = "any" if kind == "unknown" else str(kind)
        case Const(value=value):
            return json.dumps(value, ensure_ascii=False)
        case Array(items=items):
            text = f"{part(items)}[]"
        case Tuple(items=items, required=required, rest=rest):
            texts = [part(each) + "?" * (at >= required) for at, each in enumerate(items)]
            further = [] if rest is None else [f"...{part(rest)}[]"]
            return f"[{', '.join([*texts, *further])}]"
        case Map(keys=keys, values=values):
            key = "key" if keys == _ANY_KEY else spelled(keys, called)
            is_any = keys == _ANY_KEY and values == UNKNOWN
            text = "object" if is_any else f"{{[{key}]: {spelled(values, called)}}}"
        case Object(properties=properties, additional=additional):
            texts = [
                f"{each.name}{'?' * (not each.required)}: {spelled(each.type, called)}"
                for each in properties
            ]
            further = [] if additional is None else [f"[key]: {spelled(additional, called)}"]
            return f"{{{', '.join([*texts, *further])}}}"
        case Union(members=members):
            return " | ".join(dict.fromkeys(spelled(each, called) for each in members))
        case Intersection(members=members):
            return " & ".join(map(part, members))
        case Ref(name=name, arguments=arguments):
            applied = f"<{', '.join(spelled(each, called) for each in arguments)}>"
            return called(name) + applied * bool(arguments)
        case TypeVar(name=name) | External(name=name, module=None):
            return name
        case External(name=name, module=module):
            return f"import({json.dumps(module)}).{name}"
        case _:
            assert_never(type_)
    stated = constraints_of(type_).stated()
    bounds = ", ".join(f"{row.keyword} {json.dumps(value)}" for row, value in stated)
    return f"{text} ({bounds})" if bounds else text
