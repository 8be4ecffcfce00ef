"""Uses of generic types that are no models: dataclasses, TypedDicts, named tuples, type aliases.

Pydantic makes a class for `Page[User]` where `Page` is a model. For other generic types only the
annotation says the arguments, so the annotations are followed, as far as models lead to them.
"""

from __future__ import annotations

import dataclasses
import typing
from typing import TYPE_CHECKING, Any, TypeVar

import typing_extensions
from pydantic import BaseModel

from codegen.export.placeholders import parameters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# From Python 3.12 on there are two: that of the language, and that of typing_extensions.
_ALIASES = (
    typing_extensions.TypeAliasType,
    getattr(typing, "TypeAliasType", typing_extensions.TypeAliasType),
)


class Walker:
    """Follows annotations; what it has seen once, it does not follow again."""

    def __init__(self) -> None:
        self._seen: set[Any] = set()

    def uses(self, starts: Iterable[Any]) -> Iterator[Any]:
        """Every `Type[...]` of a generic type that is no model, below the annotations."""
        pending = list(starts)
        while pending:
            annotation = pending.pop()
            key = annotation if _is_hashable(annotation) else repr(annotation)
            if key in self._seen:
                continue
            self._seen.add(key)
            origin = typing.get_origin(annotation)
            if origin is not None and _is_generic(origin):
                yield annotation
            pending += _inside(annotation, origin)


def _is_hashable(annotation: object) -> bool:
    try:
        hash(annotation)
    except TypeError:
        return False
    return True


def _is_generic(origin: Any) -> bool:  # noqa: ANN401 - the origin of any annotation
    is_alias = isinstance(origin, _ALIASES)
    return bool((is_alias or _has_fields(origin)) and parameters(origin))


def _has_fields(origin: Any) -> bool:  # noqa: ANN401 - the origin of any annotation
    return isinstance(origin, type) and (
        dataclasses.is_dataclass(origin)
        or typing_extensions.is_typeddict(origin)
        or hasattr(origin, "_fields")
    )


def _inside(annotation: Any, origin: Any) -> Iterator[Any]:  # noqa: ANN401 - any annotation
    arguments = typing.get_args(annotation)
    if origin is typing.Annotated:
        yield arguments[0]
        return
    yield from arguments
    declared = annotation if origin is None else origin
    stated = dict(zip(parameters(declared), arguments, strict=False)) if origin else {}
    for hint in _hints(declared):
        yield _substituted(hint, stated)


def _hints(declared: Any) -> Iterable[Any]:  # noqa: ANN401 - a class or alias
    if isinstance(declared, _ALIASES):
        return [declared.__value__]
    if isinstance(declared, type) and issubclass(declared, BaseModel):
        fields = declared.__pydantic_fields__.values()
        computed = declared.__pydantic_computed_fields__.values()
        return [*(each.annotation for each in fields), *(each.return_type for each in computed)]
    if not _has_fields(declared):
        return []
    try:
        return typing_extensions.get_type_hints(declared, include_extras=True).values()
    except Exception:  # noqa: BLE001 - an annotation of the user's; Pydantic tells what is wrong
        return []


def _substituted(hint: Any, stated: dict[Any, Any]) -> Any:  # noqa: ANN401 - any annotation
    if isinstance(hint, TypeVar):
        return stated.get(hint, hint)
    open_ = getattr(hint, "__parameters__", ())
    if not open_ or typing.get_origin(hint) is None:
        return hint
    return hint[tuple(stated.get(each, each) for each in open_)]
